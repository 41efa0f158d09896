import { ChartSource } from './chart-source';
import { ReleaseOfModel } from '../model/model';
import { plainData } from '../../values/plain-data';
import { readText } from '../../values/read/read-text';
import { readYaml } from '../../values/read/read-yaml';
import { Json } from '../../values/shape';

/** The release that the props of a chart describe. Refuses an environment, and files of values, that are not there. @internal */
export function releaseOfProps({ _props: props, _environments: environments }: ChartSource): ReleaseOfModel {
  const { environment, isUpgrade, kubernetesVersion, apiVersions } = props;
  if (environment !== undefined) {
    environments.textOf(environment);
  }
  return {
    name: props.releaseName ?? props.name,
    namespace: props.releaseNamespace ?? 'default',
    isUpgrade,
    kubernetesVersion,
    apiVersions,
    environment,
    values: [
      ...(props.valuesFiles ?? []).map(readValuesFile),
      ...props.values === undefined ? [] : [plainData(props.values, { refusal: 'values-invalid', name: 'values' })],
    ],
  };
}

/** Refuses a file that cannot be read. @internal */
export function readValuesFile(file: string): Json {
  return readYaml(readText(file, `the values file ${file}`), file);
}
