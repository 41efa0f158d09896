import { describeShard } from './charts';

describeShard(3);
