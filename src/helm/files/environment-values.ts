import { Environment } from '../../manifest/model/model';

/** The name of the file in the chart that holds the values of an environment. @internal */
export function environmentFile(environment: string): string {
  return `values.${environment}.yaml`;
}

/**
 * The values of an environment as they ship with the chart: the file as its author wrote it, comments included.
 *
 * Line breaks become those of the other files, and above the first value no comment is left that tells an editor where
 * the schema is, since the path was right where the file came from. Neither changes what the file says. Its end could,
 * so it stays as it is.
 *
 * @internal
 */
export function environmentValues(environment: Environment): string {
  const text = environment.text.replace(/^\ufeff/, '').replace(/\r\n/g, '\n');
  const [head] = /^(?:[ \t]*(?:#.*)?\n)*/.exec(text)!;
  return head.replace(/^[ \t]*#[ \t]*yaml-language-server:.*\n/gm, '').replace(/^\n+/, '') + text.slice(head.length);
}
