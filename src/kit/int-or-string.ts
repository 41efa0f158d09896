import { k8s } from './k8s';

/** A number or string as `IntOrString` of the typed classes; a conditional value is passed unchanged. @internal */
export function intOrString(given: any): k8s.IntOrString {
  switch (typeof given) {
    case 'number':
      return k8s.IntOrString.fromNumber(given);
    case 'string':
      return k8s.IntOrString.fromString(given);
    default:
      return given;
  }
}
