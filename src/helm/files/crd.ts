import { yamlText } from './yaml-text';
import { dataOf } from '../../expr/node/data';
import { Document } from '../../manifest/model/model';

/** A file of `crds/`, which Helm does not render. @internal */
export function crdYaml({ body }: Document): string {
  return yamlText(dataOf(body));
}
