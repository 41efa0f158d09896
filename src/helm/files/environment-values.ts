import { Environment } from '../../manifest/model/model';

/** The name of the values file of an environment in the chart. @internal */
export function environmentFile(environment: string): string {
  return `values.${environment}.yaml`;
}

/**
 * The values file of an environment in the chart: the file of the author, comments included.
 *
 * Line breaks are normalised, and a comment with the path of the schema above the first value is removed, since the path is
 * wrong in the chart. The end of the file is kept, since changing it could change a value.
 *
 * @internal
 */
export function environmentValues(environment: Environment): string {
  const text = environment.text.replace(/^\ufeff/, '').replace(/\r\n/g, '\n');
  const [head] = /^(?:[ \t]*(?:#.*)?\n)*/.exec(text)!;
  return head.replace(/^[ \t]*#[ \t]*yaml-language-server:.*\n/gm, '').replace(/^\n+/, '') + text.slice(head.length);
}
