import { NAME_REFERENCE } from './shapes';
import { ListType, MapType } from '../../kit/definition/schema-options';
import { StructuralSchema } from '../../kit/definition/structural-schema';

const INT32 = { format: 'int32' };
const INT64 = { format: 'int64' };

const OPTIONAL_REFERENCE = StructuralSchema.ofObject({ fields: StructuralSchema.object().string('name').boolean('optional'), mapType: MapType.ATOMIC });

const KEY_REFERENCE = StructuralSchema.ofObject({ fields: StructuralSchema.object().string('name').string('key', { required: true }).boolean('optional'), mapType: MapType.ATOMIC });

const GATED_REFERENCE = StructuralSchema.ofOpenObject({ description: 'Needs the feature kubernetes.podspec-fieldref.', mapType: MapType.ATOMIC });

const VARIABLE = StructuralSchema.object()
  .string('name', { required: true })
  .string('value')
  .nested('valueFrom', {
    fields: StructuralSchema.object()
      .field('configMapKeyRef', KEY_REFERENCE)
      .field('secretKeyRef', KEY_REFERENCE)
      .field('fieldRef', GATED_REFERENCE)
      .field('resourceFieldRef', GATED_REFERENCE),
  });

const VARIABLES_OF = StructuralSchema.object()
  .string('prefix')
  .field('configMapRef', OPTIONAL_REFERENCE)
  .field('secretRef', OPTIONAL_REFERENCE);

const HEADER = StructuralSchema.object().string('name', { required: true }).string('value', { required: true });

const PROBE = StructuralSchema.object()
  .nested('exec', { fields: StructuralSchema.object().list('command') })
  .nested('httpGet', { fields: StructuralSchema.object().string('scheme').string('host').intOrString('port').string('path').list('httpHeaders', { items: HEADER }) })
  .nested('tcpSocket', { fields: StructuralSchema.object().string('host').intOrString('port') })
  .integer('initialDelaySeconds', INT32)
  .integer('periodSeconds', { ...INT32, description: '0 for a readiness probe that asks until the first answer, many times a second.' })
  .integer('timeoutSeconds', INT32)
  .integer('successThreshold', INT32)
  .integer('failureThreshold', INT32);

const PORT = StructuralSchema.object()
  .string('name', { description: 'h2c for HTTP/2 without TLS, as gRPC needs it; http1 or empty for others.' })
  .integer('containerPort', { ...INT32, required: true })
  .string('protocol', { default: 'TCP' });

const QUANTITIES = { items: StructuralSchema.ofQuantity() };

/** A container of a Revision: the fields of a container that Knative knows. @internal */
export const CONTAINER = StructuralSchema.object()
  .string('name')
  .string('image')
  .string('imagePullPolicy')
  .list('command')
  .list('args')
  .string('workingDir')
  .list('ports', { items: PORT, listType: ListType.MAP, listMapKeys: ['containerPort', 'protocol'], description: 'The one port that gets the requests.' })
  .list('env', { items: VARIABLE })
  .list('envFrom', { items: VARIABLES_OF })
  .nested('resources', { fields: StructuralSchema.object().map('requests', QUANTITIES).map('limits', QUANTITIES) })
  .list('volumeMounts', {
    items: StructuralSchema.object().string('name', { required: true }).string('mountPath', { required: true }).string('subPath').boolean('readOnly'),
  })
  .nested('livenessProbe', { fields: PROBE })
  .nested('readinessProbe', { fields: PROBE })
  .string('terminationMessagePath')
  .string('terminationMessagePolicy')
  .nested('securityContext', {
    fields: StructuralSchema.object()
      .boolean('allowPrivilegeEscalation')
      .nested('capabilities', { fields: StructuralSchema.object().list('add').list('drop') })
      .boolean('readOnlyRootFilesystem')
      .integer('runAsUser', INT64)
      .integer('runAsGroup', INT64)
      .boolean('runAsNonRoot'),
  });

const FILES = {
  items: StructuralSchema.object().string('key', { required: true }).string('path', { required: true }).integer('mode', INT32),
};

const SOURCE = StructuralSchema.ofObject({ fields: StructuralSchema.object().string('name').boolean('optional').list('items', FILES), mapType: MapType.ATOMIC });

/** A volume of a Revision. @internal */
export const VOLUME = StructuralSchema.object()
  .string('name', { required: true })
  .nested('configMap', { fields: StructuralSchema.object().string('name').boolean('optional').integer('defaultMode', INT32).list('items', FILES), mapType: MapType.ATOMIC })
  .nested('secret', { fields: StructuralSchema.object().string('secretName').boolean('optional').integer('defaultMode', INT32).list('items', FILES) })
  .nested('projected', {
    fields: StructuralSchema.object()
      .integer('defaultMode', INT32)
      .list('sources', {
        items: StructuralSchema.object()
          .field('configMap', SOURCE)
          .field('secret', SOURCE)
          .nested('serviceAccountToken', { fields: StructuralSchema.object().string('path', { required: true }).string('audience').integer('expirationSeconds', INT64) }),
      }),
  })
  .openObject('emptyDir', { description: 'Needs the feature kubernetes.podspec-volumes-emptydir, which is on by default.' })
  .openObject('persistentVolumeClaim', { description: 'Needs the feature kubernetes.podspec-persistent-volume-claim.' });

/** Pull secrets of images. @internal */
export const PULL_SECRETS = { items: NAME_REFERENCE };
