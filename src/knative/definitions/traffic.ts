import { StructuralSchema } from '../../kit/definition/structural-schema';

const TARGET = StructuralSchema.object()
  .string('revisionName', { description: 'A Revision that gets the requests.' })
  .string('configurationName', { description: 'A Configuration, whose latest ready Revision gets the requests.' })
  .boolean('latestRevision', { description: 'Whether it is the latest ready Revision.' })
  .integer('percent', { format: 'int64', description: 'Share of the requests.' })
  .string('tag', { description: 'Name of a URL for this target alone.' })
  .string('url', { description: 'That URL, which the controller writes.' });

/** Which Revisions get which requests. @internal */
export const TRAFFIC = StructuralSchema.object()
  .list('traffic', { items: TARGET, description: 'Which Revisions get which share of the requests.' });
