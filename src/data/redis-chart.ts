import { Construct } from 'constructs';
import { Redis } from './redis';
import { REDIS_EXPORTER, REDIS_SERVICE, REDIS_VERSION } from './redis-defaults';
import { addRedisNotes } from './redis-notes';
import { RedisChartProps } from './redis-props';
import { REDIS_README } from './redis-readme';
import { ReleaseChart } from '../chart/release-chart';
import { Condition } from '../kit/condition';
import { k8s } from '../kit/k8s';
import { refuseWhen } from '../kit/release-chart-of';
import { ItemShape } from '../values/declare/item-shape';
import { Pattern } from '../values/pattern';

/**
 * A chart of Redis: `Redis` and its values, or only a name for a Redis elsewhere.
 *
 * The Service is `redisai-clusterip`, as documented, whatever the release is called.
 */
export class RedisChart extends ReleaseChart {
  constructor(scope: Construct, id: string, props: RedisChartProps = {}) {
    const { clients, ...own } = props;
    super(scope, id, {
      name: 'redis',
      version: '0.1.0',
      appVersion: REDIS_VERSION,
      description: 'Redis, as a single server or as a cluster.',
      icon: 'https://raw.githubusercontent.com/cdk8s-mlops/cdk8s-mlops/main/docs/icon.svg',
      home: 'https://redis.io',
      sources: ['https://github.com/cdk8s-mlops/cdk8s-mlops', 'https://github.com/redis/docker-library-redis'],
      keywords: ['redis', 'cache', 'database', 'redisai'],
      maintainers: [{ name: 'cdk8s-mlops', email: 'cdk8s-mlops@users.noreply.github.com', url: 'https://github.com/cdk8s-mlops' }],
      links: [{ name: 'Redis', url: 'https://redis.io/docs/latest/operate/oss_and_stack/' }, { name: 'Official image', url: 'https://hub.docker.com/_/redis' }],
      changes: [{ kind: 'added', description: 'First release of the chart.' }],
      annotations: { 'artifacthub.io/category': 'database', 'artifacthub.io/license': 'Apache-2.0' },
      nameOverrides: true,
      commonMetadata: true,
      // The Service, unless service.name says something else.
      fixedNames: [REDIS_SERVICE],
      prerequisites: [
        'A Secret with the password, unless it is in the values; the notes of the release have the command that creates it',
        'A StorageClass with dynamic provisioning, or PersistentVolumes for the claims `data-<pod>` with `persistence.storageClass`, unless `persistence.existingClaim` is set, or `persistence.enabled` is false. '
        + 'A `hostPath` volume must be writable for user 999: Kubernetes does not change its owner',
        'For the mode `cluster`: clients that support clusters, and Redis 7.0 at least',
        'For `networkPolicy.enabled`: a network plugin that enforces it',
        'For `metrics.serviceMonitor.enabled`: `metrics.enabled` and the [Prometheus operator](https://prometheus-operator.dev/)',
        'The default image is of the last line of Redis with the BSD licence; for another one, set `image.tag`',
      ],
      readme: REDIS_README,
      ...own,
    });
    const v = this.values;
    const image = v.image('image', { repository: 'redis', description: 'Official image of Redis' });
    const group = v.group('', Redis.values({ defaults: { networkPolicy: { from: clients } } }));
    const exporter = v.image('metrics.image', { ...REDIS_EXPORTER, description: 'Image of the exporter of metrics' });
    v.group('external', ItemShape.object('Redis elsewhere, instead of a server of the chart.').string('host', {
      pattern: Pattern.OPTIONAL_DNS_NAME, maxLength: 253,
      description: 'Host name of a Redis elsewhere, at the same port. The chart then installs no server: the Service is another name for this host. Clients whose address is configurable do not need it.',
    }));
    const host = v.get('external.host').string();
    this.requires(host.matches('^[0-9.]+$').not(), `external.host is "${host}", an IP address, and a Service can be another name for a host name only: set its host name, or give clients the address`);
    const { metrics, ...options } = group.asProps();

    const elsewhere = Condition.of(host);
    for (const path of ['backup.enabled', 'metrics.enabled']) {
      refuseWhen(this, elsewhere.and(Condition.of(v.get(path).boolean())), `external.host is "${host}", so there is no server of the chart, and ${path} is true: set one of the two`);
    }
    const within = elsewhere.not().scope(this, 'installed') ?? this;
    const redis = new Redis(within, 'default', {
      ...options,
      image: image.reference.asString(),
      imagePullPolicy: image.pullPolicy.asString(),
      imagePullSecrets: image.asPullSecrets(exporter),
      metrics: { ...metrics, image: exporter.reference.asString(), imagePullPolicy: exporter.pullPolicy.asString() },
    });
    const alias = elsewhere.scope(this, 'elsewhere') ?? this;
    new k8s.KubeService(alias, 'external', {
      metadata: { name: redis.service.name, annotations: v.get('service.annotations').asAny() },
      spec: { type: 'ExternalName', externalName: host.asString() },
    });
    this.addExtraObjects();
    addRedisNotes(this, redis, elsewhere);
  }
}
