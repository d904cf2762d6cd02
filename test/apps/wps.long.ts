import { describePane } from './wps-pane';

/** The pane in the oldest engine of WPS, and in a newer one. */
describePane(88);
describePane(92);
