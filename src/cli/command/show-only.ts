import { instead } from '../console/instead';
import { isTest } from '../../manifest/model/hooks';
import { Document, Model } from '../../manifest/model/model';
import { Rendered } from '../../plain/render';
import { closest } from '../../values/closest';
import { enumerate } from '../../values/enumerate';
import { Refusal } from '../../values/refusal';

/**
 * The objects that `--show-only` selects: those of the templates that match each pattern, in the order of the patterns, as
 * in `helm template`. Refuses a pattern without rendered objects.
 *
 * @internal
 */
export function shown(model: Model, rendered: readonly Rendered[], patterns: readonly string[]): Rendered[] {
  return patterns.flatMap(pattern => {
    const name = globPattern(process.platform === 'win32' ? pattern.replace(/\\/g, '/') : pattern);
    const found = rendered.filter(({ file, inCrds, objects }) => !inCrds && objects.length > 0 && name?.test(templatePath(file)));
    if (found.length === 0) {
      const matching = model.documents.filter(({ file, inCrds }) => !inCrds && name?.test(templatePath(file)));
      const isPlain = matching.some(({ file }) => rendered.some(r => r.file === file));
      throw new Refusal('template-unknown', `--show-only ${pattern}: ${matching.length === 0 ? unknown(model, pattern) : isPlain ? 'the template renders nothing with these values' : left(matching)}`);
    }
    return found;
  });
}

function left(documents: readonly Document[]): string {
  const hooks = [...new Set(documents.flatMap(d => d.hooks))];
  return `the template is a ${documents.every(isTest) ? 'test' : `hook for ${enumerate(hooks)}`}, which is not part of the plain YAML`;
}

function unknown(model: Model, pattern: string): string {
  const names = model.documents.filter(d => !isTest(d) && !d.inCrds).map(({ file }) => templatePath(file));
  return `no such template${instead(pattern, [...new Set(names)], closest(pattern, names) ?? names.find(name => name.endsWith(`/${pattern}`)))}`;
}

function templatePath(file: string): string {
  return `templates/${file}`;
}

/**
 * A pattern of Go's `filepath.Match`; undefined if it is invalid.
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
