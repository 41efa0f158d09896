import { Json } from '../../src/values/shape';

/**
 * JSON that Go's YAML reader takes for what it is: everything that is not plain ASCII is escaped, with YAML's long
 * escape where JSON would need two surrogates, which Go refuses.
 */
export function jsonText(value: Json): string {
  return JSON.stringify(value).replace(/[\ud800-\udbff][\udc00-\udfff]|[^ -~]/g, char =>
    char.length === 2
      ? `\\U${char.codePointAt(0)!.toString(16).padStart(8, '0')}`
      : `\\u${char.charCodeAt(0).toString(16).padStart(4, '0')}`);
}
