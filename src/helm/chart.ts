import { chartYaml } from './files/chart-yaml';
import { printChecks } from './template/checks';
import { ciValues } from './files/ci-values';
import { crdYaml } from './files/crd';
import { environmentFile, environmentValues } from './files/environment-values';
import { helmignore } from './files/helmignore';
import { printHelpers } from './template/helpers';
import { chartReadme } from './files/readme';
import { printDocument, printNotes } from './template/template';
import { valuesYaml } from './files/values-yaml';
import { Model } from '../manifest/model/model';
import { isMap } from '../values/json-map';
import { Json } from '../values/shape';
import { schemaOf, schemaText } from '../values/schema/schema';

/**
 * The files of a Helm chart, by path.
 *
 * @param defaults the objects that the chart renders by default, for the list of images.
 * @internal
 */
export function chartFiles(model: Model, defaults: Json[]): Map<string, string> {
  const objects = model.documents.map((d): [string, string] => (
    d.inCrds ? [`crds/${d.file}`, crdYaml(d)] : [`templates/${d.file}`, printDocument(model, d)]));
  const [checks, notes] = [printChecks(model), printNotes(model)];
  const helpers = printHelpers(model);
  const optional: [string, string | undefined][] = [
    ['LICENSE', model.metadata.license],
    ['templates/NOTES.txt', notes],
    ['templates/_helpers.tpl', helpers === '' ? undefined : helpers],
    ['templates/validate.yaml', checks],
  ];
  return new Map([
    ['.helmignore', helmignore()],
    ['Chart.yaml', chartYaml(model, imagesOf(defaults))],
    ['README.md', chartReadme(model)],
    ['values.yaml', valuesYaml(model)],
    ['values.schema.json', schemaText(schemaOf(model.values))],
    ...Object.entries(model.environments).map(([name, environment]): [string, string] => [environmentFile(name), environmentValues(environment)]),
    ...ciValues(model),
    ...optional.filter((file): file is [string, string] => file[1] !== undefined),
    ...objects,
  ]);
}

/** Objects of Knative name images that containers which come later have, such as that of its sidecar. */
const CACHED = 'caching.internal.knative.dev/';

/** All images of containers in the objects, and those that objects name for containers, without duplicates, in order of appearance. @internal */
export function imagesOf(data: Json): string[] {
  const images = new Set<string>();
  const visit = (value: Json, key?: string): void => {
    if (Array.isArray(value)) {
      const containers = key !== undefined && /^(initContainers|containers|ephemeralContainers)$/.test(key);
      for (const item of value) {
        if (containers && typeof item === 'object' && item !== null && !Array.isArray(item) && typeof item.image === 'string') {
          images.add(item.image);
        }
        visit(item);
      }
    } else if (isMap(value)) {
      if (value.kind === 'Image' && String(value.apiVersion).startsWith(CACHED) && isMap(value.spec)) {
        images.add(String(value.spec.image));
      }
      Object.entries(value).forEach(([k, v]) => visit(v, k));
    }
  };
  visit(data);
  return [...images];
}
