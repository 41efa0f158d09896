import { IConstruct } from 'constructs';
import { About, Check } from '../model/model';
import { plain, readableId } from '../names/construct-ids';
import { pathWithin, scopeOf } from '../scope/scope';

/**
 * What a check within a construct is about: the part of the chart that it belongs to, and what it is. What has no name of
 * its own, or is called as what it is, belongs to the chart itself.
 *
 * @internal
 */
export function aboutConstruct(chart: IConstruct, construct: IConstruct, kind?: string): About {
  const path = pathWithin(chart, construct).filter(c => scopeOf(c)?.kind !== 'when');
  const [part] = path.map(c => readableId(chart, c, kind ?? '')).filter(id => !/^(resource|default)$/i.test(id));
  const what = kind ?? [...path].reverse().find(c => !scopeOf(c))?.constructor.name ?? '';
  return { section: part === undefined || plain(what).startsWith(plain(part)) ? '' : part, what };
}

/** The checks of each part of the chart one after the other, in the order in which the parts come first. @internal */
export function bySection(checks: readonly Check[]): Check[] {
  const sections = [...new Set(checks.map(check => check.about.section))];
  return sections.flatMap(section => checks.filter(check => check.about.section === section));
}
