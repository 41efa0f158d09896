import { Node } from '../../expr/node/node';
import { Values } from '../../expr/expression/values';

/**
 * Labels and annotations from values for every object and every pod template of a chart.
 *
 * @internal
 */
export class CommonMetadata {
  public static declare(values: Values): CommonMetadata {
    return new CommonMetadata(
      values.fragment('commonLabels', {
        type: 'Labels', examples: [{ team: 'ml' }],
        description: 'Labels for all objects and pods of the chart; never part of selectors.',
      })._node,
      values.fragment('commonAnnotations', {
        type: 'Annotations', examples: [{ 'example.org/owner': 'ml@example.org' }],
        description: 'Annotations for all objects and pods of the chart.',
      })._node,
    );
  }

  private constructor(public readonly labels: Node, public readonly annotations: Node) {
  }
}
