import { dump, SCALAR_STYLE, ScalarLayout } from 'js-yaml';
import { Json } from '../../values/shape';
import { yamlStyle } from '../../values/read/yaml-style';

/**
 * Data as a YAML block that Go's YAML parser reads back unchanged, even if the block is indented, or followed by blank
 * lines and comments.
 *
 * @internal
 */
export function yamlText(value: Json): string {
  return dump(value, yamlStyle(quoteUnlessBlockIsPlain));
}

/** Data as YAML on one line, without a line break. @internal */
export function yamlFlow(value: Json): string {
  return dump(value, { ...yamlStyle(quoteInFlow), flowLevel: 0 }).trimEnd();
}

/**
 * In a block scalar, trailing spaces and the end are invisible: a blank line after it would become part of a string that
 * ends in several line breaks.
 */
function quoteUnlessBlockIsPlain(layout: ScalarLayout): void {
  const text = layout.node.value;
  if (text.includes('\n') && (/^\s/.test(text) || /\s\n|[^\S\n]$/.test(text))) {
    layout.style = SCALAR_STYLE.DOUBLE_QUOTED;
  }
}

/** In flow style, Go's YAML parser fails on question marks and colons that YAML 1.2 allows. */
function quoteInFlow(layout: ScalarLayout): void {
  const text = layout.node.value;
  if (text.includes('\n') || layout.parent !== null && layout.node.tag === 'tag:yaml.org,2002:str' && !/^[\w./ +@-]*$/.test(text)) {
    layout.style = SCALAR_STYLE.DOUBLE_QUOTED;
  }
}
