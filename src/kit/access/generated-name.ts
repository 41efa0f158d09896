import { Construct } from 'constructs';
import { releaseChartOf } from '../release-chart-of';
import { StringExpression } from '../../expr/expression/string-expression';
import { Tokens } from '../../expr/token/tokens';
import { componentOf, nameWith } from '../../manifest/names/names';

/** The name for all objects of a construct: the generated name of a single object. @internal */
export function generatedName(construct: Construct): string {
  const chart = releaseChartOf(construct);
  const component = componentOf(chart, construct);
  return component ? Tokens.string(nameWith(chart._standard.fullname, new StringExpression(component).asString()), `name of ${construct.node.id}`) : chart.fullname.asString();
}
