import { EVERYTHING } from '../dask/everything';
import { Json } from '../../src/values/shape';

/** Why a container is not run with its real program. */
interface NotRun {
  readonly not: string;
}

/** How the containers of a chart are tried. `npm test` fails when a chart has a container that has no row, or a row has no container. */
export interface Tried {
  /** Sets of values that, beside its defaults and environments, create each object of the chart that starts containers. */
  readonly everything: readonly Json[];
  /** By the path of the construct in the chart (without ids that are `resource`) and the name of the container: the file of scenarios that runs it, or why none does. */
  readonly containers: { readonly [pathAndName: string]: string | NotRun };
}

const NO_ENVOY = { not: 'the container is Envoy, which no registry of packages has' };

export const CONTAINERS: { readonly [chart: string]: Tried } = {
  'aim-server': {
    everything: [{ ui: { enabled: true } }],
    containers: {
      'default/deployment: init-repository': 'aim/server.test.ts',
      'default/deployment: aim-server': 'aim/server.test.ts',
      'default/deployment: aim-ui': 'aim/server.test.ts',
      'default/test: connect': 'aim/server.test.ts',
      'default/ui/enabled/test: connect': 'aim/server.test.ts',
    },
  },
  'aim-client': {
    everything: [{ kind: 'Pod' }],
    containers: {
      'default/run/job: aim-client': 'aim/client.test.ts',
      'default/start/pod: aim-client': 'aim/client.test.ts',
      'default/test: connect': 'aim/client.test.ts',
    },
  },
  'experiment': {
    everything: [{ command: ['python'], sweep: { mode: 'indexed' } }],
    containers: {
      'default/with-jobs/each/job: experiment': 'experiments/experiment.test.ts',
      'default/with-index/job: experiment': 'experiments/experiment.test.ts',
      'default/with-index/job: launcher': 'experiments/experiment.test.ts',
    },
  },
  'aas-backend': {
    everything: [],
    containers: {
      'default/deployment: aas-backend': 'appstore/backend.test.ts',
      'default/test: connect': 'appstore/backend.test.ts',
    },
  },
  'aas-knative-backend-private': {
    everything: [{ defaultDomain: { enabled: true } }],
    containers: {
      'default/activator/deployment: activator': 'knative/serving.test.ts',
      'default/autoscaler/deployment: autoscaler': 'knative/serving.test.ts',
      'default/controller/deployment: controller': 'knative/serving.test.ts',
      'default/domain-mapping/deployment: domain-mapping': 'knative/serving.test.ts',
      'default/domainmapping-webhook/deployment: domainmapping-webhook': 'knative/serving.test.ts',
      'default/webhook/deployment: webhook': 'knative/serving.test.ts',
      'default/finds-domain/default-domain/job: default-domain': 'knative/serving.test.ts',
      'default/kourier/controller/deployment: controller': { not: 'no registry of packages has Kourier' },
      'default/kourier/gateway/deployment: kourier-gateway': NO_ENVOY,
    },
  },
  'aas-frontend': {
    everything: [],
    containers: {
      // The pages are in an image that no registry of packages has: a program stands in that does what its entrypoint does.
      'default/deployment: copy-pages': 'appstore/frontend.test.ts',
      'default/deployment: aas-frontend': 'appstore/frontend.test.ts',
      'default/test: connect': 'appstore/frontend.test.ts',
    },
  },
  // The operator starts everything.
  'aas-knative-backend': { everything: [], containers: {} },
  'emissary-crds': {
    everything: [],
    containers: {
      'default/deployment: emissary-apiext': 'emissary/apiext.test.ts',
    },
  },
  'experiment-project': {
    everything: [{ storage: { mode: 'nfsServer', nfsServer: { clusterIP: '10.96.0.50' } } }],
    containers: {
      'storage/enabled/server/nfs-server/enabled/deployment: nfs-server': { not: 'it exports with the NFS server of the kernel, which containers of the runner share with their host' },
    },
  },
  'ingress-nginx': {
    everything: [{ controller: { kind: 'DaemonSet' }, defaultBackend: { enabled: true } }],
    containers: {
      'default/controller/as-deployment/deployment: controller': { not: 'it is a part of the image of ingress-nginx, whose sources are in no registry of packages; what it makes of Ingresses is tried with nginx and Traefik in edge' },
      'default/controller/as-daemonset/daemonset: controller': { not: 'as that of the Deployment' },
      'default/reviewing/admission/self-managed/certificate: create': { not: 'its image is in no registry of packages' },
      'default/reviewing/admission/self-managed/certificate: patch': { not: 'its image is in no registry of packages' },
      'default/backing/defaultbackend/deployment: default-backend': { not: 'its image is in no registry of packages' },
      'default/reached/test: connect': { not: 'it asks the controller' },
    },
  },
  'arl-cluster': {
    everything: [EVERYTHING],
    containers: {
      'scheduler/test: run-a-task': 'dask/release.test.ts',
      'scheduler/deployment: scheduler': 'dask/release.test.ts',
      'worker/deployment: worker': 'dask/release.test.ts',
      'groups/worker/deployment: worker': 'dask/release.test.ts',
      'notebook/deployment: notebook': 'dask/release.test.ts',
    },
  },
  'minio': {
    everything: [],
    containers: {
      'default/deployment: minio': 'minio/server.test.ts',
      'default/provisioning/enabled/job: mc': 'minio/provisioning.test.ts',
      'default/test: ready': 'minio/server.test.ts',
    },
  },
  'demo': {
    everything: [
      { mlflow: { garbageCollection: { enabled: true } } },
      { postgres: { backup: { enabled: true } } },
      { serving: { reload: { enabled: true } } },
      { serving: { backend: 'redisai', image: { repository: 'example/serving' } }, service: { enabled: true, image: { repository: 'example/service' } }, training: { enabled: true, image: { repository: 'example/training' } } },
    ],
    containers: {
      'with-serving/serving/deployment: download-model': 'mlflow/local.test.ts',
      'with-serving/serving/deployment: serving-app': 'mlflow/local.test.ts',
      'with-serving/serving/deployment: models-cache': { not: 'RedisAI is in an image only: no registry of packages has its module' },
      'with-serving/serving/test: ask': 'mlflow/local.test.ts',
      'with-serving/serving/with-reload/reload/cronjob: reload': 'mlflow/reload.test.ts',
      // Programs of users: others that use the same variables stand for them.
      'with-service/service/deployment: service': 'mlflow/local.test.ts',
      'with-training/model-training/job: model-training': 'mlflow/local.test.ts',
      'postgres/installed: initialize': 'postgres/postgres.test.ts',
      'postgres/installed: postgres': 'postgres/postgres.test.ts',
      'postgres/backup/enabled: backup': 'postgres/postgres.test.ts',
      'postgres/test: psql': 'postgres/postgres.test.ts',
      'mlflow/with-garbage-collection/gc: gc': 'mlflow/local.test.ts',
      'mlflow/deployment: migrate': 'mlflow/prod.test.ts',
      'mlflow/deployment: mlflow': 'mlflow/prod.test.ts',
      'mlflow/test: ask': 'mlflow/prod.test.ts',
    },
  },
  'emissary-ingress': {
    everything: [{ agent: { enabled: true } }],
    containers: {
      // Envoy is in no registry of packages: what stands for it says that it is ready.
      'default/deployment: emissary-ingress': 'emissary/gateway.test.ts',
      'default/with-admin/test: ready': { not: 'its program, curl, is part of the image, and the scenarios ask the same path as probes do' },
      'default/with-agent/agent/deployment: agent': { not: 'the program is in an image only: neither its source nor its binary is in a registry of packages' },
    },
  },
  'mongodb': {
    everything: [{ auth: { usernames: ['a'], databases: ['a'] } }, { backup: { enabled: true } }],
    containers: {
      'default/backup/enabled: backup': 'mongodb/mongodb.test.ts',
      'default: create-folder': 'mongodb/mongodb.test.ts',
      'default: mongodb': 'mongodb/mongodb.test.ts',
      'default/with-users/provisioning: mongosh': 'mongodb/mongodb.test.ts',
      'default/test: mongosh': 'mongodb/mongodb.test.ts',
    },
  },
  'redis': {
    everything: [{ mode: 'cluster', metrics: { enabled: true } }, { backup: { enabled: true } }],
    containers: {
      'installed/default: redis': 'redis/cluster.test.ts',
      'installed/default: exporter': 'redis/standalone.test.ts',
      'installed/default/as-cluster/cluster: redis-cli': 'redis/cluster.test.ts',
      'installed/default/backup/enabled: backup': 'redis/standalone.test.ts',
      'installed/default/test: redis-cli': 'redis/standalone.test.ts',
    },
  },
};
