import { dump, SCALAR_STYLE, ScalarLayout } from 'js-yaml';
import { Json } from '../../values/shape';
import { yamlStyle } from '../../values/read/yaml-style';

/**
 * Data as a block of YAML that Go's reader gives back as it is, wherever the block is put: it can be indented, and
 * blank lines and comments can follow it.
 *
 * @internal
 */
export function yamlText(value: Json): string {
  return dump(value, yamlStyle(quoteUnlessBlockIsPlain));
}

/** Data as YAML on one line, without its end. @internal */
export function yamlFlow(value: Json): string {
  return dump(value, { ...yamlStyle(quoteInFlow), flowLevel: 0 }).trimEnd();
}

/**
 * A block scalar shows neither the blanks at the ends of its lines nor where it ends itself: a blank line put after it
 * would become part of a text that ends with several line breaks.
 */
function quoteUnlessBlockIsPlain(layout: ScalarLayout): void {
  const text = layout.node.value;
  if (text.includes('\n') && (/^\s/.test(text) || /\s\n|[^\S\n]$/.test(text))) {
    layout.style = SCALAR_STYLE.DOUBLE_QUOTED;
  }
}

/** Within brackets Go's reader stumbles over question marks and colons that YAML 1.2 allows. */
function quoteInFlow(layout: ScalarLayout): void {
  const text = layout.node.value;
  if (text.includes('\n') || layout.parent !== null && layout.node.tag === 'tag:yaml.org,2002:str' && !/^[\w./ +@-]*$/.test(text)) {
    layout.style = SCALAR_STYLE.DOUBLE_QUOTED;
  }
}
