import { dump } from 'js-yaml';
import { Json } from '../values/shape';
import { yamlStyle } from '../values/read/yaml-style';

/**
 * Objects as YAML that Kubernetes reads back as they are.
 *
 * js-yaml quotes nearly everything that Go's reader would take for something else, and `yamlStyle` the rest; the writer of
 * cdk8s and the yaml package do not.
 *
 * @internal
 */
export function writeYaml(objects: readonly Json[]): string {
  return objects.map(object => `---\n${dump(object, yamlStyle())}`).join('');
}
