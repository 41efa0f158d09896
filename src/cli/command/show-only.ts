import { instead } from '../console/instead';
import { Model } from '../../manifest/model/model';
import { Rendered } from '../../plain/render';
import { closest } from '../../values/closest';
import { Refusal } from '../../values/refusal';

/**
 * What `--show-only` leaves of a release: the objects of the templates that each pattern names, in the order of the
 * patterns, as `helm template` does. Refuses a pattern under which nothing was rendered.
 *
 * @internal
 */
export function shown(model: Model, rendered: readonly Rendered[], patterns: readonly string[]): Rendered[] {
  return patterns.flatMap(pattern => {
    const name = globPattern(process.platform === 'win32' ? pattern.replace(/\\/g, '/') : pattern);
    const found = rendered.filter(({ file, objects }) => objects.length > 0 && name?.test(templatePath(file)));
    if (found.length === 0) {
      const matching = model.documents.filter(({ file }) => name?.test(templatePath(file)));
      throw new Refusal('template-unknown', `--show-only ${pattern}: ${why(model, pattern, matching.length > 0 ? matching.every(d => d.test) : undefined)}`);
    }
    return found;
  });
}

function why(model: Model, pattern: string, isTest: boolean | undefined): string {
  if (isTest !== undefined) {
    return isTest ? 'the template is a test, which is not part of the plain YAML' : 'the template renders nothing with these values';
  }
  const names = model.documents.filter(d => !d.test).map(({ file }) => templatePath(file));
  return `no such template${instead(pattern, [...new Set(names)], closest(pattern, names) ?? names.find(name => name.endsWith(`/${pattern}`)))}`;
}

function templatePath(file: string): string {
  return `templates/${file}`;
}

/**
 * A pattern as Go's `filepath.Match` reads it; undefined for one that it refuses.
 *
 * @see https://pkg.go.dev/path/filepath#Match
 */
function globPattern(pattern: string): RegExp | undefined {
  const token = /\*+|\?|\[(\^?)((?:\\.|[^\]\\])+)\]|\\(.)|[^\\[]/gsuy;
  let source = '';
  let at = 0;
  for (let match = token.exec(pattern); match !== null; match = token.exec(pattern)) {
    at = token.lastIndex;
    const [text, not, set, escaped] = match;
    source += text.startsWith('*') ? '[^/]*' : text === '?' ? '[^/]'
      : set !== undefined ? `[${not}${set.replace(/\\(.)|[[\]&~^]/gsu, (part, char) => literal(char ?? part))}]`
        : literal(escaped ?? text);
  }
  try {
    return at === pattern.length ? new RegExp(`^${source}$`, 'u') : undefined;
  } catch {
    return undefined; // such as a range that goes backwards
  }
}

function literal(char: string): string {
  return `\\u{${char.codePointAt(0)!.toString(16)}}`;
}
