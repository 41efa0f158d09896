import { DEFAULT_SCALAR_STYLE_RULES, SCALAR_STYLE, ScalarLayout, ScalarStyleRule } from 'js-yaml';
import { resolve } from './resolve';

/**
 * How js-yaml has to write so that Go's reader gives the same data back. References would be right, and nobody wants to
 * read them.
 *
 * @param rules what is asked before the rules of js-yaml.
 * @internal
 */
export function yamlStyle(...rules: ScalarStyleRule[]) {
  return { lineWidth: -1, noRefs: true, quoteStyle: 'double' as const, scalarStyleRules: [quoteWhatGoResolves, ...rules, ...Object.values(DEFAULT_SCALAR_STYLE_RULES)] };
}

/** Texts that are numbers to Go and texts to JavaScript, such as `0X1` and `1_e1`. */
function quoteWhatGoResolves(layout: ScalarLayout): void {
  const { tag, value } = layout.node;
  if (tag === 'tag:yaml.org,2002:str' && resolve(value) !== value) {
    layout.style = SCALAR_STYLE.DOUBLE_QUOTED;
  }
}
