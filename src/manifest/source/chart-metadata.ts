import parse = require('semver/functions/parse');
import { ReleaseChartProps } from './release-chart-props';
import { checkMisspelt, checkStruct, checkTypes } from '../../values/declare/check-struct';
import { checkObjectText } from '../../values/object-text';
import { Refusal } from '../../values/refusal';

const MAX_NAME = 40;

/** The maximum length of an image tag. */
const MAX_VERSION = 128;

/**
 * Refuses names and versions of a chart that Helm or Kubernetes would reject.
 *
 * @param isExtended whether it is a subclass, whose props may have more.
 * @internal
 */
export function checkMetadata(path: string, props: ReleaseChartProps | undefined, isExtended: boolean): asserts props {
  // TypeScript requires props; JavaScript does not.
  if (typeof props !== 'object' || props === null) {
    throw new Refusal('chart-metadata', `${path}: the props of the chart are missing: call super(scope, id, { name: '…', version: '…', description: '…' })`);
  }
  const refuse = (field: string, given: unknown, accepted: string): never => {
    throw new Refusal('chart-metadata', `${path}: ${field}: got ${JSON.stringify(given)}, expected ${accepted}`);
  };
  checkMisspelt('ReleaseChartProps', props, path);
  if (typeof props.name !== 'string' || !/^[a-z]([-a-z0-9]*[a-z0-9])?$/.test(props.name) || props.name.length > MAX_NAME) {
    refuse('name', props.name, `lower-case letters, digits and "-", starting with a letter, at most ${MAX_NAME} characters`);
  }
  if (typeof props.version !== 'string' || parse(props.version) === null || props.version.length > MAX_VERSION) {
    refuse('version', props.version, `a semantic version, MAJOR.MINOR.PATCH, at most ${MAX_VERSION} characters`);
  }
  if (props.appVersion !== undefined && (typeof props.appVersion !== 'string' || !/^[A-Za-z0-9]([-_.+/A-Za-z0-9]*[A-Za-z0-9])?$/.test(props.appVersion) || props.appVersion.length > MAX_VERSION)) {
    refuse('appVersion', props.appVersion, `a string of letters, digits, "-", "_", ".", "/" and "+", at most ${MAX_VERSION} characters`);
  }
  if (typeof props.description !== 'string' || props.description.trim() === '') {
    refuse('description', props.description, 'one sentence about what the chart installs');
  }
  checkObjectText(props.description, `${path}: description`);
  (isExtended ? checkTypes : checkStruct)('ReleaseChartProps', props, path);
  for (const { name, email } of props.maintainers ?? []) {
    if (typeof name !== 'string' || !/^[^\s]+$/.test(name)) {
      refuse('maintainer', name, 'the name of an account, without spaces');
    }
    if (email !== undefined && !/^[^\s@]+@[^\s@]+$/.test(email)) {
      refuse('email of a maintainer', email, 'an email address');
    }
  }
  const kinds = ['added', 'changed', 'deprecated', 'removed', 'fixed', 'security'];
  for (const { kind } of props.changes ?? []) {
    if (!kinds.includes(kind)) {
      refuse('kind of a change', kind, `one of ${kinds.join(', ')}`);
    }
  }
}
