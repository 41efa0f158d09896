import { IConstruct } from 'constructs';
import { About, Check } from '../model/model';
import { plain, readableId } from '../names/construct-ids';
import { pathWithin, scopeOf } from '../scope/scope';

/**
 * The subject of a check in a construct: the part of the chart, and the construct. A construct without a distinct name
 * belongs to the chart itself.
 *
 * @internal
 */
export function aboutConstruct(chart: IConstruct, construct: IConstruct, kind?: string): About {
  const path = pathWithin(chart, construct).filter(c => scopeOf(c)?.kind !== 'when');
  const [part] = path.map(c => readableId(chart, c, kind ?? '')).filter(id => !/^(resource|default)$/i.test(id));
  const [own, around] = [...path].reverse().filter(c => !scopeOf(c));
  const what = kind ?? own?.constructor.name ?? '';
  return {
    section: part === undefined || plain(what).startsWith(plain(part)) ? '' : part, what,
    ...kind === undefined && around ? { within: { what: around.constructor.name, path: around.node.path } } : {},
  };
}

/** The checks grouped by part of the chart, in order of first appearance. @internal */
export function bySection(checks: readonly Check[]): Check[] {
  const sections = [...new Set(checks.map(check => check.about.section))];
  return sections.flatMap(section => checks.filter(check => check.about.section === section));
}
