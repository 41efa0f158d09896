import { ApiObject, App, IResolver, ResolutionContext } from 'cdk8s';
import { Construct } from 'constructs';
import { asStructureToken } from '../expr/token/structure-token';
import { findStringTokens, idOfNumber } from '../expr/token/token';
import { Tokens } from '../expr/token/tokens';
import { releaseAround } from '../manifest/scope/release-around';
import { Refusal } from '../values/refusal';

/** Makes the app refuse expressions in charts that cannot render them. @internal */
export function watchForStrays(chart: Construct): void {
  const root = chart.node.root;
  if (root instanceof App && !root.resolvers.some(r => r instanceof StrayResolver)) {
    root.resolvers.unshift(new StrayResolver());
  }
}

/**
 * In an ordinary cdk8s chart, an expression would be written as a token. cdk8s passes every value to the resolvers of the
 * app, so this resolver refuses expressions.
 */
class StrayResolver implements IResolver {
  public resolve(context: ResolutionContext): void {
    const label = canRender(context.obj) ? undefined : labelOfToken(context.value);
    if (label !== undefined) {
      throw new Refusal('value-foreign',
        `${context.obj.node.path}: ${label} is used in a chart that is not a ReleaseChart: ` +
        'move the object into the chart that declares it, or extend ReleaseChart');
    }
  }
}

function canRender(object: ApiObject): boolean {
  return releaseAround(object) !== undefined;
}

function labelOfToken(value: unknown): string | undefined {
  switch (typeof value) {
    case 'string': {
      const [found] = findStringTokens(value);
      return found && (Tokens.find(found.id)?.label ?? found.text);
    }
    case 'number': {
      const id = idOfNumber(value);
      return id === undefined ? undefined : Tokens.find(id)?.label;
    }
    default:
      return asStructureToken(value)?.token.label;
  }
}
