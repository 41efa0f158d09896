import { k8s } from './k8s';

/** A number or a string in place of either, as the typed classes want it; a place that is chosen later as it is. @internal */
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
