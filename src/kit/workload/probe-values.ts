import { ProbesOptions } from './probe-props';
import { FieldOverrides } from '../../values/declare/field-overrides';
import { ItemShape } from '../../values/declare/item-shape';

const seconds = (value: number, description: string, minimum = 1) => ({ default: value, minimum, maximum: 3600, description });

/** All fields of a probe. @internal */
export const PROBE = ItemShape.object('Probe timing and thresholds.')
  .integer('initialDelaySeconds', seconds(0, 'Seconds from the start of the container to the first probe.', 0))
  .integer('periodSeconds', seconds(10, 'Seconds between probes.'))
  .integer('timeoutSeconds', seconds(5, 'Timeout of a probe, in seconds.'))
  .integer('failureThreshold', seconds(3, 'Consecutive failures after which the probe counts as failed.'))
  .integer('successThreshold', seconds(1, 'Consecutive successes after which the probe counts as successful.'));

/** The documented values of a probe. Kubernetes fixes `successThreshold` at 1 for startup and liveness, so it is a value only when a default is given. @internal */
export function probeValues(overrides: FieldOverrides): ItemShape {
  const omit = overrides.defaults?.successThreshold === undefined ? ['successThreshold'] : [];
  return PROBE.adapt({ ...overrides, omit: [...omit, ...overrides.omit ?? []] });
}

/** The documented values of the three probes of a program. @internal */
export function probesValues({ startup, readiness, liveness }: ProbesOptions): ItemShape {
  return ItemShape.object('Timing and thresholds of the probes.')
    .group('startup', probeValues({ defaults: { ...startup }, description: 'Startup probe: the container is restarted if it never succeeds.' }))
    .group('readiness', probeValues({ defaults: { successThreshold: 1, ...readiness }, description: 'Readiness probe: while it fails, the pod gets no traffic from Services.' }))
    .group('liveness', probeValues({ defaults: { ...liveness }, description: 'Liveness probe: the container is restarted if it fails.' }));
}
