import { describeShard } from './charts';

describeShard(4);
