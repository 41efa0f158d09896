import { MLFLOW_VERSION } from './mlflow-defaults';
import { DEMO_NAMES } from './names';
import { ReadmeSection } from '../manifest/source/release-chart-props';

/** What whoever runs MLflow has to know. @internal */
export const DEMO_README: ReadmeSection[] = [
  {
    title: 'Database',
    text: `
MLflow needs PostgreSQL. The chart installs a server of its own: one pod, with backups if you enable them. For one elsewhere:

\`\`\`yaml
postgres:
  enabled: false
mlflow:
  database:
    host: db.example.org
    name: mlflow
    existingSecret: mlflow-database
    userKey: username
    sslMode: verify-full
    sslRootCert:
      existingConfigMap: database-ca
\`\`\`

\`verify-full\` checks the server by the certificate of an authority, the file \`ca.crt\` of a ConfigMap or a Secret; \`require\` encrypts without it. With \`mlflow.networkPolicy.enabled\`, the database needs a rule of
\`mlflow.networkPolicy.egress\`.

User and password are in variables that the driver reads, so a password may have any characters, and is in no URL, no argument and no log.

The init container \`migrate\` of each pod creates the tables, or brings those of an earlier version up to date, while it holds a lock in the database: pods that start together do so one after the other, and the
server starts when they are there. An upgrade to a version with other tables changes them while pods of the old version still run; a database that a later version has changed is refused by an earlier one. So back
the database up before, and to go back, restore it first.`,
  },
  {
    title: 'Artifacts',
    text: `
| \`mlflow.artifacts.store\` | Where | Access |
| --- | --- | --- |
| \`volume\` | a PersistentVolumeClaim, for a single pod unless it has \`ReadWriteMany\` | none |
| \`s3\` | a bucket of Amazon S3, or of MinIO or another server with \`endpointUrl\` | two keys of a Secret, or the identity of the ServiceAccount |
| \`gcs\` | a bucket of Google Cloud Storage | the key file of the Secret \`demo-storage-cred\`, or Workload Identity |

For the identity of the ServiceAccount:

\`\`\`yaml
mlflow:
  artifacts:
    store: gcs
    credentials: serviceAccount
    gcs:
      bucket: demo
  serviceAccount:
    annotations:
      iam.gke.io/gcp-service-account: mlflow@project-123.iam.gserviceaccount.com
\`\`\`

Clients read and write artifacts through the server, and need no access to the store. With \`mlflow.artifacts.proxied: false\` they need it, and \`MLFLOW_S3_ENDPOINT_URL\` too where the server has it. An experiment keeps
the location that the server gave it when it was created, so a change is for new experiments: the server passes on the artifacts of those before, and clients that wrote directly still need their access after a change back.`,
  },
  {
    title: 'Hosts and origins',
    text: `
MLflow ${MLFLOW_VERSION} answers a request only if it knows its host, and a change by a page in a browser only if it knows the origin of the page; otherwise with status 403. The chart lists both: of the Services
\`${DEMO_NAMES.mlflow}\` and \`${DEMO_NAMES.mlflowAlias}\`, of the Ingress and of the route, and \`localhost\` and \`127.0.0.1\`. Addresses of private networks are hosts, and no origins: clients may use the
address of a load balancer or of a node, and the user interface there needs its origin. Others are yours to add: a DNS name of a load balancer or of a node, a proxy that ends TLS in front of the Ingress, and another
domain of the cluster than \`cluster.local\`:

\`\`\`yaml
mlflow:
  allowedHosts:
    - ml.example.org
    - ml.example.org:*
  corsAllowedOrigins:
    - https://ml.example.org
    - http://10.0.0.10
\`\`\`

Prometheus asks for the addresses of the pods. Where those are of no private network, such as 100.64.0.0/10, a ServiceMonitor needs them in \`mlflow.allowedHosts\`, for example \`100.64.*\`.`,
  },
  {
    title: 'Variables that your program gets',
    text: `
The entry point is \`service\`, the program that trains a model \`training\`, and the server of the backend \`redisai\` is \`serving\`. Each gets what its value \`env\` has, and:

| Variable | Programs | What it is |
| --- | --- | --- |
| \`SERVING_URL\` | \`service\` | the URL that predicts, of the Service \`serving\` |
| \`MODEL\` | \`training\`, \`serving\` | the name of the registered model, \`serving.model.name\` |
| \`MODEL_ALIAS\`, \`MODEL_STAGE\` | \`serving\` | the version to serve; the second one only with \`serving.model.stage\`, instead of the alias |
| \`MLFLOW_TRACKING_URI\` | \`training\`, \`serving\` | the address of MLflow |
| \`MLFLOW_TRACKING_USERNAME\`, \`MLFLOW_TRACKING_PASSWORD\` | \`training\`, \`serving\` | the login, with \`mlflow.auth.enabled\` |
| \`AWS_ACCESS_KEY_ID\`, \`AWS_SECRET_ACCESS_KEY\`, \`AWS_DEFAULT_REGION\`, \`MLFLOW_S3_ENDPOINT_URL\`, \`GOOGLE_APPLICATION_CREDENTIALS\` | \`training\`, \`serving\` | those that the store of the artifacts needs, with \`mlflow.artifacts.proxied: false\` |
| \`REDIS_HOST\`, \`REDIS_PORT\` | \`service\`, \`serving\` | Redis of \`service.redis\`; for \`serving\` RedisAI in the pod, or that of \`serving.redis\` |
| \`REDIS_PASSWORD\` | \`service\`, \`serving\` | its password, with \`service.redis.auth.enabled\` or \`serving.redis.auth.enabled\` |
| \`ELASTIC_APM_ENABLED\` | \`service\`, \`training\`, \`serving\` | \`true\` or \`false\`, as \`apm.enabled\` |
| \`ELASTIC_APM_SERVICE_NAME\`, \`ELASTIC_APM_SERVER_URL\`, \`ELASTIC_APM_ENVIRONMENT\`, \`ELASTIC_APM_SERVICE_VERSION\`, \`ELASTIC_APM_SECRET_TOKEN\` | \`service\`, \`training\`, \`serving\` | what agents of Elastic APM read, as far as \`apm\` has it |
| \`KUBERNETES_NODE_NAME\`, \`KUBERNETES_NAMESPACE\`, \`KUBERNETES_POD_NAME\`, \`KUBERNETES_POD_UID\` | \`service\`, \`training\`, \`serving\` | what the agents tell about the pod, with \`apm.enabled\` |
| \`ENV\` | \`training\` | \`test\`, for a small model, unless \`training.env\` says otherwise |
| \`HOME\` | \`training\`, \`serving\` | \`/tmp\` |

A program runs as the user and group 10001, without privileges, and can write to \`/tmp\`, \`serving\` to \`/model\` too: the rest of its file system is read-only. \`service\` and \`serving\` listen on port 8000 of all addresses, such as \`0.0.0.0\`, and not of
\`127.0.0.1\` alone; \`service.containerPort\` is another port for \`service\`. \`training\` ends with 0 when the model is registered.`,
  },
  {
    title: 'Logins',
    text: `
Without \`mlflow.auth.enabled\`, everybody who reaches MLflow can read and write everything. With it, there are users with permissions, in the same database or in \`mlflow.auth.database\`. The password of the
administrator is that of the first start; change it by the API after that, and then in the Secret, since the programs of the release log in with it. For a user of their own, and for Prometheus:

\`\`\`console
kubectl create secret generic mlflow-client --type kubernetes.io/basic-auth --from-literal=username=client --from-literal=password="$CLIENT_PASSWORD"
helm upgrade demo . --reset-then-reuse-values --set mlflow.auth.clientSecret=mlflow-client
\`\`\``,
  },
];
