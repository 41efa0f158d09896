import * as fs from 'fs';
import * as path from 'path';
import { kubernetesTypesText } from './kubernetes-models';

fs.writeFileSync(path.resolve(__dirname, '../../src/values/kubernetes/kubernetes-types.ts'), kubernetesTypesText());
