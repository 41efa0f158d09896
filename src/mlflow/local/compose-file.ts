import { Comments, commentedYaml } from './commented-yaml';
import { HOST_ADDRESS, HOST_CREDENTIALS, HostApm, HostObjectStore, HostRedis, HostServers } from './host-servers';
import { LOCAL_IMAGES } from './local-images';
import { MINIO_PORTS, MINIO_UID } from '../../data/minio-defaults';
import { REDIS_PORTS, REDIS_SECURITY } from '../../data/redis-defaults';
import { Json } from '../../values/shape';

/** The documented directory of the object store on the machine. */
const MINIO_DIRECTORY = '/var/demo/minio';

/** Documented ports of Elasticsearch and Kibana, in their containers and on the machine. */
const ELASTIC_PORTS = { elasticsearch: 9200, kibana: 5601 } as const;

/** Port of the APM server in its container. */
const APM_PORT = 8200;

/** Only this machine reaches it. */
const LOOPBACK = '127.0.0.1';

/** The variable with the address that pods reach. */
const PODS_ADDRESS = '${PODS_ADDRESS:-0.0.0.0}';

/** Variables of what no pod connects to. */
const ELASTIC_PASSWORDS = { elastic: 'ELASTIC_PASSWORD', kibana: 'KIBANA_PASSWORD' } as const;

/** A variable that Compose does not start without. */
function required(name: string): string {
  return `\${${name}:?set it, such as in a file for --env-file}`;
}

/** A part of a Compose file: services, what they need besides, and comments. */
interface Part {
  readonly services: { readonly [name: string]: Json };
  readonly volumes?: readonly string[];
  readonly configs?: { readonly [name: string]: Json };
  readonly comments: Comments;
}

/**
 * The Compose file of what an environment has outside of the cluster.
 *
 * @see https://github.com/compose-spec/compose-spec/blob/main/spec.md
 * @internal
 */
export function composeFile(project: string, { objectStore, apm, redis }: HostServers): string {
  const parts = [objectStore && objectStorePart(objectStore), apm && apmPart(apm), redis && redisPart(redis)].filter(part => part !== undefined);
  const volumes = parts.flatMap(part => part.volumes ?? []);
  const configs = Object.assign({}, ...parts.map(part => part.configs ?? {}));
  return commentedYaml({
    name: project,
    services: Object.assign({}, ...parts.map(({ services }) => services)),
    ...volumes.length > 0 && { volumes: Object.fromEntries(volumes.map(name => [name, {}])) },
    ...Object.keys(configs).length > 0 && { configs },
  }, HEAD, parts.flatMap(({ comments }) => comments));
}

const HEAD = `What the demo uses outside of the cluster, on one machine, with Docker Compose 2.23.1 or newer.

Passwords are variables, such as those of a file: docker compose --env-file demo.env up --detach
Use letters and digits only: other characters have a meaning in some of the files that a password gets into. Keep demo.env out of
this directory, whose files are generated, and out of version control.

The pods of MicroK8s reach this machine at ${HOST_ADDRESS}, with the add-on host-access. Ports that they use are bound to all networks
of the machine, or to PODS_ADDRESS: with PODS_ADDRESS=${HOST_ADDRESS}, only pods and this machine reach them, and the add-on has to be
enabled before. A firewall of the machine does not see ports that Docker publishes. The others are for this machine only.`;

function objectStorePart({ port, bucket }: HostObjectStore): Part {
  const login = { MINIO_ROOT_USER: required(HOST_CREDENTIALS.user), MINIO_ROOT_PASSWORD: required(HOST_CREDENTIALS.key), HOME: '/tmp' };
  return {
    services: {
      minio: confined({
        image: LOCAL_IMAGES.minio,
        command: ['server', '/data', '--address', `:${MINIO_PORTS.http}`, '--console-address', `:${MINIO_PORTS.console}`],
        user: `${MINIO_UID}:${MINIO_UID}`,
        environment: login,
        ports: [`${PODS_ADDRESS}:${port}:${MINIO_PORTS.http}`, `${LOOPBACK}:${MINIO_PORTS.console}:${MINIO_PORTS.console}`],
        volumes: [{ type: 'bind', source: MINIO_DIRECTORY, target: '/data', bind: { create_host_path: false } }],
        healthcheck: probedBy(['CMD', 'mc', 'ready', 'local']),
      }),
      bucket: once({
        image: LOCAL_IMAGES.minioClient,
        user: `${MINIO_UID}:${MINIO_UID}`,
        environment: login,
        entrypoint: ['/bin/sh', '-euc'],
        command: [`mc alias set demo http://minio:${MINIO_PORTS.http} "$$MINIO_ROOT_USER" "$$MINIO_ROOT_PASSWORD"\nmc mb --ignore-existing demo/${bucket}\n`],
        depends_on: { minio: { condition: 'service_healthy' } },
      }),
    },
    comments: [
      [['services', 'minio'], `The artifacts of MLflow. Create the directory first: sudo install -d -o ${MINIO_UID} -g ${MINIO_UID} ${MINIO_DIRECTORY}`],
      [['services', 'minio', 'ports', 0], 'The API, for pods and for people who train models'],
      [['services', 'minio', 'ports', 1], `The console: http://${LOOPBACK}:${MINIO_PORTS.console}`],
      [['services', 'bucket'], 'Makes the bucket once, and ends'],
    ],
  };
}

function apmPart({ port, token }: HostApm): Part {
  const elastic = { ELASTIC_PASSWORD: required(ELASTIC_PASSWORDS.elastic) };
  const kibanaPassword = required(ELASTIC_PASSWORDS.kibana);
  const url = `http://elasticsearch:${ELASTIC_PORTS.elasticsearch}`;
  const curl = 'curl --fail --silent --output /dev/null --user "elastic:$$ELASTIC_PASSWORD"';
  const { elasticsearch, kibana } = ELASTIC_PORTS;
  return {
    services: {
      'elasticsearch': confined({
        image: LOCAL_IMAGES.elasticsearch,
        environment: {
          ...elastic,
          'discovery.type': 'single-node',
          'http.port': `${elasticsearch}`,
          'xpack.security.enabled': 'true',
          'xpack.security.http.ssl.enabled': 'false',
          'ES_JAVA_OPTS': '-Xms1g -Xmx1g',
        },
        ports: [`${LOOPBACK}:${elasticsearch}:${elasticsearch}`],
        volumes: ['elasticsearch:/usr/share/elasticsearch/data'],
        healthcheck: probedBy(['CMD-SHELL', `${curl} "http://localhost:${elasticsearch}/_cluster/health?wait_for_status=yellow&timeout=1s"`]),
      }),
      'kibana-user': once({
        image: LOCAL_IMAGES.elasticsearch,
        environment: { ...elastic, KIBANA_PASSWORD: kibanaPassword },
        entrypoint: ['/bin/sh', '-euc'],
        command: [`${curl} --header "Content-Type: application/json" --data "{\\"password\\":\\"$$KIBANA_PASSWORD\\"}" ${url}/_security/user/kibana_system/_password\n`],
        depends_on: { elasticsearch: { condition: 'service_healthy' } },
      }),
      'kibana': confined({
        image: LOCAL_IMAGES.kibana,
        environment: { SERVER_PORT: `${kibana}`, ELASTICSEARCH_HOSTS: url, ELASTICSEARCH_USERNAME: 'kibana_system', ELASTICSEARCH_PASSWORD: kibanaPassword },
        ports: [`${LOOPBACK}:${kibana}:${kibana}`],
        depends_on: { 'kibana-user': { condition: 'service_completed_successfully' } },
        healthcheck: probedBy(['CMD', 'curl', '--fail', '--silent', '--output', '/dev/null', `http://localhost:${kibana}/api/status`]),
      }),
      'apm-server': confined({
        image: LOCAL_IMAGES.apmServer,
        configs: [{ source: 'apm-server', target: '/usr/share/apm-server/apm-server.yml' }],
        ports: [`${PODS_ADDRESS}:${port}:${APM_PORT}`],
        depends_on: { elasticsearch: { condition: 'service_healthy' } },
        healthcheck: probedBy(['CMD', 'bash', '-c', `exec 3<>/dev/tcp/localhost/${APM_PORT} && printf "GET / HTTP/1.0\\r\\n\\r\\n" >&3 && read -r _ status _ <&3 && [ "$$status" = 200 ]`]),
      }),
    },
    volumes: ['elasticsearch'],
    configs: {
      'apm-server': {
        content: [
          'apm-server:',
          `  host: "0.0.0.0:${APM_PORT}"`,
          ...token ? ['  auth:', `    secret_token: "${required(HOST_CREDENTIALS.token)}"`] : [],
          'output.elasticsearch:',
          `  hosts: ["${url}"]`,
          '  username: elastic',
          `  password: "${elastic.ELASTIC_PASSWORD}"`,
          '',
        ].join('\n'),
      },
    },
    comments: [
      [['services', 'elasticsearch'], 'Elasticsearch needs vm.max_map_count to be 262144 or more: sudo sysctl --write vm.max_map_count=262144'],
      [['services', 'elasticsearch', 'environment', 'ELASTIC_PASSWORD'], 'The password of the user elastic, from the first start on'],
      [['services', 'elasticsearch', 'environment', 'xpack.security.http.ssl.enabled'], 'Connections do not leave this machine'],
      [['services', 'kibana-user'], 'Gives the user of Kibana its password, and ends: Kibana does not take the user elastic'],
      [['services', 'apm-server'], 'The APM server without Fleet: Elasticsearch has its index templates since 8.15'],
      [['services', 'apm-server', 'ports', 0], token ? 'For pods, which send the token' : 'For pods, which send no token: on a network with others, set PODS_ADDRESS'],
    ],
  };
}

function redisPart({ port, password }: HostRedis): Part {
  // Without a password, only pods and this machine may reach it, whatever else is bound to all networks.
  const address = password ? PODS_ADDRESS : HOST_ADDRESS;
  return {
    services: {
      redis: confined({
        image: LOCAL_IMAGES.redis,
        command: ['redis-server', '/etc/redis/redis.conf'],
        user: `${REDIS_SECURITY.uid}:${REDIS_SECURITY.uid}`,
        ...password && { environment: { REDISCLI_AUTH: required(HOST_CREDENTIALS.redis) } },
        configs: [{ source: 'redis', target: '/etc/redis/redis.conf' }],
        ports: [`${address}:${port}:${REDIS_PORTS.redis}`],
        volumes: ['redis:/data'],
        healthcheck: probedBy(['CMD', 'redis-cli', '-e', '-p', `${REDIS_PORTS.redis}`, 'ping']),
      }),
    },
    volumes: ['redis'],
    configs: { redis: { content: [password ? `requirepass "${required(HOST_CREDENTIALS.redis)}"` : 'protected-mode no', `port ${REDIS_PORTS.redis}`, 'appendonly yes', 'dir /data', ''].join('\n') } },
    comments: [
      [['services', 'redis'], 'The lists of what is allowed and what is not'],
      [['services', 'redis', 'ports', 0], password ? 'For pods, which log in with the password' : 'For pods, which log in without a password'],
    ],
  };
}

/** A service that keeps running, with no more rights than it needs. */
function confined(service: { readonly [key: string]: Json }): Json {
  return { ...service, restart: 'unless-stopped', ...CONFINEMENT };
}

/** A service that does one thing. */
function once(service: { readonly [key: string]: Json }): Json {
  return { ...service, restart: 'no', ...CONFINEMENT };
}

const CONFINEMENT = { cap_drop: ['ALL'], security_opt: ['no-new-privileges:true'] };

function probedBy(test: string[]): Json {
  return { test, interval: '5s', timeout: '5s', retries: 60 };
}
