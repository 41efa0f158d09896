import { Refusal } from '../values/refusal';
import { Json } from '../values/shape';

// Found by writing strings with `Yaml.stringify` of cdk8s and reading them with Go: numbers with underscores or `0o`, which
// YAML 1.1 and 1.2 read differently and the writer leaves plain; line breaks it does not escape; blocks that begin blank.
const MISREAD = [
  /^[-+]?[0-9]*_[0-9_]*([eE][-+]?[0-9_]*)?$/,
  /^[-+]?[0-9][0-9_.]*[eE][-+]?[0-9_]*_[0-9_]*$/,
  /^[-+]?0o[0-7_]+$/,
  /[\u0085\u2028\u2029\ufeff\ufffe\uffff\u007f-\u009f]/,
  /^[ \t]*[\t\n]/,
];

/**
 * Refuses strings that Kubernetes would read differently in YAML of cdk8s. The YAML writer of this library writes them
 * correctly.
 *
 * @internal
 */
export function checkForWriter(objects: readonly any[]): void {
  for (const object of objects) {
    const text = misread(object);
    if (text !== undefined) {
      throw new Refusal('yaml-writer',
        `${object.kind} ${object.metadata?.name}: cdk8s would write the string ${JSON.stringify(text)} so that Kubernetes reads another value: ` +
        'write the chart with ChartsOut or with "cdk8s-mlops render", or use another value');
    }
  }
}

function misread(data: Json): string | undefined {
  if (typeof data === 'string') {
    return MISREAD.some(pattern => pattern.test(data)) ? data : undefined;
  }
  if (typeof data !== 'object' || data === null) {
    return undefined;
  }
  for (const [key, value] of Object.entries(data)) {
    const found = misread(key) ?? misread(value);
    if (found !== undefined) {
      return found;
    }
  }
  return undefined;
}
