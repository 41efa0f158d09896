import parse = require('semver/functions/parse');
import { ReleaseChartProps } from './release-chart-props';
import { Refusal } from '../../values/refusal';

const MAX_NAME = 40;

/** Refuses what Helm or Kubernetes would not accept as the name or version of a chart. @internal */
export function checkMetadata(path: string, props: ReleaseChartProps | undefined): asserts props {
  // TypeScript sees to it that there are props; JavaScript does not.
  if (typeof props !== 'object' || props === null) {
    throw new Refusal('chart-metadata', `${path}: the chart is given no props: call super(scope, id, { name: '…', version: '…', description: '…' })`);
  }
  const refuse = (field: string, given: unknown, accepted: string): never => {
    throw new Refusal('chart-metadata', `${path}: ${field} ${JSON.stringify(given)} cannot be that of a chart: ${accepted}`);
  };
  if (typeof props.name !== 'string' || !/^[a-z]([-a-z0-9]*[a-z0-9])?$/.test(props.name) || props.name.length > MAX_NAME) {
    refuse('name', props.name, `it begins with a letter and has lower-case letters, digits and "-", at most ${MAX_NAME} characters`);
  }
  if (typeof props.version !== 'string' || parse(props.version) === null) {
    refuse('version', props.version, 'it is MAJOR.MINOR.PATCH, as in semantic versioning');
  }
  if (props.appVersion !== undefined && (typeof props.appVersion !== 'string' || !/^[A-Za-z0-9]([-_.+A-Za-z0-9]{0,61}[A-Za-z0-9])?$/.test(props.appVersion))) {
    refuse('appVersion', props.appVersion, 'it is a text that becomes a label: letters, digits, "-", "_", "." and "+", at most 63 characters');
  }
  if (`${props.name}-${props.version}`.length > 63) {
    refuse('version', props.version, 'with the name it becomes a label of at most 63 characters');
  }
  if (typeof props.description !== 'string' || props.description.trim() === '') {
    refuse('description', props.description, 'say in one sentence what the chart installs');
  }
}
