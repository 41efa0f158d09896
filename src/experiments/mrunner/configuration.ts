import { homedir } from 'os';
import { join } from 'path';
import { asPython } from './python-scalars';
import { closest } from '../../values/closest';
import { isMap, JsonMap } from '../../values/json-map';
import { readYaml } from '../../values/read/read-yaml';
import { Refusal } from '../../values/refusal';

/** The file in which `mrunner context` keeps the contexts of the user. @internal */
export function configurationFile(env: NodeJS.ProcessEnv, platform: NodeJS.Platform): string {
  const home = (platform === 'win32' ? env.USERPROFILE : env.HOME) || homedir();
  const folder = platform === 'win32' ? env.APPDATA || home
    : platform === 'darwin' ? join(home, 'Library', 'Application Support') : env.XDG_CONFIG_HOME || join(home, '.config');
  return join(folder, 'mrunner', 'config.yaml');
}

/** The context of this name in the text of a configuration, or the current one. @internal */
export function contextIn(text: string, file: string, wanted?: string): { readonly name: string; readonly data: JsonMap } {
  const { contexts = {}, current_context: current } = readYaml(text, file, asPython);
  if (!isMap(contexts)) {
    throw new Refusal('context-invalid', `${file} is no configuration of mrunner: contexts: got no map, expected a map of contexts by their names`);
  }
  const names = Object.keys(contexts);
  const name = wanted ?? (typeof current === 'string' && current !== '' ? current : undefined);
  const known = names.length === 0 ? 'there are none' : `expected one of ${names.join(', ')}`;
  if (name === undefined) {
    throw new Refusal('context-unknown', `${file} has no current context: name one, ${known}`);
  }
  if (!Object.prototype.hasOwnProperty.call(contexts, name)) {
    const meant = closest(name, names);
    throw new Refusal('context-unknown', `${file} has no context "${name}"${meant === undefined ? `: ${known}` : `, did you mean "${meant}"?`}`);
  }
  const data = contexts[name];
  if (!isMap(data)) {
    throw new Refusal('context-invalid', `the context ${name} in ${file}: got no map, expected one of keys such as storage_dir`);
  }
  // `mrunner context copy` leaves the name of the other one in it.
  const { context_name: copied, ...keys } = data;
  return { name, data: { ...keys, name } };
}
