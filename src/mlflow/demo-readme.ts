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
MLflow ${MLFLOW_VERSION} answers a request only if it knows its host, and a change by a page in a browser only if it knows the origin of the page; otherwise with status 403. The chart lists the names of the Service
\`${DEMO_NAMES.mlflow}\`, with and without a port, the hosts of the Ingress and of the route, \`localhost\`, \`127.0.0.1\` and addresses of private networks. Others are yours to add: a DNS name of a load balancer or of a node,
a proxy that ends TLS in front of the Ingress, and another domain of the cluster than \`cluster.local\`:

\`\`\`yaml
mlflow:
  allowedHosts:
    - ml.example.org
    - ml.example.org:*
  corsAllowedOrigins:
    - https://ml.example.org
\`\`\``,
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
