import { MINIO_CLIENT_VERSION, MINIO_REPOSITORIES, MINIO_VERSION } from '../../data/minio-defaults';
import { REDIS_VERSION } from '../../data/redis-defaults';

/** The release of Elasticsearch, of Kibana and of the APM server, which has to be one. */
const ELASTIC_VERSION = '9.5.7';

/** Images of what runs beside the cluster on one machine. @internal */
export const LOCAL_IMAGES = {
  minio: `${MINIO_REPOSITORIES.server}:${MINIO_VERSION}`,
  minioClient: `${MINIO_REPOSITORIES.client}:${MINIO_CLIENT_VERSION}`,
  elasticsearch: `docker.elastic.co/elasticsearch/elasticsearch:${ELASTIC_VERSION}`,
  kibana: `docker.elastic.co/kibana/kibana:${ELASTIC_VERSION}`,
  redis: `redis:${REDIS_VERSION}`,
  apmServer: `docker.elastic.co/apm/apm-server:${ELASTIC_VERSION}`,
} as const;
