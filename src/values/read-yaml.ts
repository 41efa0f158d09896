import { parseDocument } from 'yaml';
import { isMap } from './merge';
import { Refusal } from './refusal';
import { Json } from './shape';

/** @internal */
export function readYaml(text: string, name: string): Json {
  const document = parseDocument(text, { version: '1.1', uniqueKeys: false, merge: true, logLevel: 'silent' });
  if (document.errors.length > 0) {
    throw new Refusal('values-not-yaml', `${name} cannot be read: ${document.errors[0].message}`);
  }
  const values: Json = document.toJS() ?? {};
  if (!isMap(values)) {
    throw new Refusal('values-not-yaml', `${name} holds ${JSON.stringify(values)}, and values are a map`);
  }
  return values;
}
