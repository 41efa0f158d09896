import { describeChart } from './suite';
import { fixture } from '../fixtures';

describeChart('scopes', app => fixture('scopes', app));
