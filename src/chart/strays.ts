import { ApiObject, App, IResolver, ResolutionContext } from 'cdk8s';
import { Construct } from 'constructs';
import { placeholderOf } from '../expr/token/structure-token';
import { findMarkers, idOfNumber } from '../expr/token/token';
import { Tokens } from '../expr/token/tokens';
import { releaseAround } from '../manifest/scope/release-around';
import { Refusal } from '../values/refusal';

/** Makes the app refuse expressions in objects of charts that cannot render them. @internal */
export function watchForStrays(chart: Construct): void {
  const root = chart.node.root;
  if (root instanceof App && !root.resolvers.some(r => r instanceof StrayResolver)) {
    root.resolvers.unshift(new StrayResolver());
  }
}

/**
 * An expression in an ordinary chart of cdk8s would be written as the text that stands for it. cdk8s shows every value to
 * the resolvers of the app, so this one looks.
 */
class StrayResolver implements IResolver {
  public resolve(context: ResolutionContext): void {
    const label = canRender(context.obj) ? undefined : labelOfToken(context.value);
    if (label !== undefined) {
      throw new Refusal('value-foreign',
        `${context.obj.node.path}: ${label} is used outside of the chart that declared it, in a chart without values: ` +
        'put the object into that chart, or extend ReleaseChart');
    }
  }
}

function canRender(object: ApiObject): boolean {
  return releaseAround(object) !== undefined;
}

function labelOfToken(value: unknown): string | undefined {
  switch (typeof value) {
    case 'string': {
      const [marker] = findMarkers(value);
      return marker && (Tokens.find(marker.id)?.label ?? marker.text);
    }
    case 'number': {
      const id = idOfNumber(value);
      return id === undefined ? undefined : Tokens.find(id)?.label;
    }
    default:
      return placeholderOf(value)?.token.label;
  }
}
