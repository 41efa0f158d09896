import { DEFAULT_SCALAR_STYLE_RULES, SCALAR_STYLE, ScalarLayout, ScalarStyleRule } from 'js-yaml';
import { resolve } from './resolve';

/**
 * Options of js-yaml for output that Go's YAML parser reads back unchanged, without aliases.
 *
 * @param rules rules that come before those of js-yaml.
 * @internal
 */
export function yamlStyle(...rules: ScalarStyleRule[]) {
  return { lineWidth: -1, noRefs: true, quoteStyle: 'double' as const, scalarStyleRules: [quoteWhatGoResolves, ...rules, ...Object.values(DEFAULT_SCALAR_STYLE_RULES)] };
}

/** Plain scalars that are numbers for Go and strings for JavaScript, such as `0X1` and `1_e1`. */
function quoteWhatGoResolves(layout: ScalarLayout): void {
  const { tag, value } = layout.node;
  if (tag === 'tag:yaml.org,2002:str' && resolve(value) !== value) {
    layout.style = SCALAR_STYLE.DOUBLE_QUOTED;
  }
}
