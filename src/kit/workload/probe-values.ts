import { FieldOverrides } from '../../values/declare/field-overrides';
import { ItemShape } from '../../values/declare/item-shape';

const seconds = (value: number, description: string, minimum = 1) => ({ default: value, minimum, maximum: 3600, description });

const PROBE = ItemShape.object('How often the kubelet asks, and how patient it is.')
  .integer('initialDelaySeconds', seconds(0, 'Seconds after the container has started until the first question.', 0))
  .integer('periodSeconds', seconds(10, 'Seconds from one question to the next.'))
  .integer('timeoutSeconds', seconds(5, 'Seconds to wait for an answer.'))
  .integer('failureThreshold', seconds(3, 'Questions in a row without a good answer.'))
  .integer('successThreshold', seconds(1, 'Good answers in a row until it gets requests again.'));

/** The documented values of a probe. Startup and liveness take one good answer: `successThreshold` is there when a default is given. @internal */
export function probeValues(overrides: FieldOverrides): ItemShape {
  const omit = overrides.defaults?.successThreshold === undefined ? ['successThreshold'] : [];
  return PROBE.adapt({ ...overrides, omit: [...omit, ...overrides.omit ?? []] });
}
