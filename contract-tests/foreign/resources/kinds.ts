import { campaigns, campaignsDocument, campaignsFaults } from './campaigns.ts';
import { connections, connectionsDocument, connectionsFaults } from './connections.ts';
import type { ResourceFault } from './fault.ts';
import { mailer, mailerDocument, mailerFaults } from './mailer.ts';
import { monitors, monitorsDocument } from './monitors.ts';
import { monitorsFaults } from './monitors-faults.ts';
import { notifications, notificationsDocument, notificationsFaults } from './notifications.ts';
import { profiles, profilesDocument, profilesFaults } from './profiles.ts';
import { reminders, remindersByChannel, remindersDocument, remindersFaults } from './reminders.ts';
import type { Api } from './server.ts';

/** An API of resources, the right server of it, and wrong ones. */
interface Kind {
  readonly name: string;
  readonly document: object;
  readonly api: Api;
  readonly faults: readonly ResourceFault[];
  /** What cannot be seen of a right one. */
  readonly unseen: readonly string[];
  /** What is given as --param. */
  readonly params?: Readonly<Record<string, string>>;
}

/** Without items no event shows a secret, and nothing takes one away again. */
const secrets = ['omitted-secret-is-kept', 'included-secret-is-updated', 'secret-is-masked'];

export const kinds: readonly Kind[] = [
  {
    name: 'PATCH that answers, with GET, POST, DELETE, a list and entity tags',
    document: monitorsDocument,
    api: monitors,
    faults: monitorsFaults,
    unseen: secrets,
  },
  {
    name: 'PUT that replaces and keeps the secret, below a parameter of the path',
    document: connectionsDocument,
    api: connections,
    params: { projectId: 'blue' },
    faults: connectionsFaults,
    unseen: secrets,
  },
  {
    name: 'PATCH that is answered with 204, by a bearer token, and a GET',
    document: notificationsDocument,
    api: notifications,
    faults: notificationsFaults,
    unseen: [],
  },
  {
    name: 'a mask that keeps',
    document: mailerDocument,
    api: mailer,
    faults: mailerFaults,
    unseen: secrets,
  },
  {
    name: 'PATCH of a merge patch, which leaves out what is not set',
    document: profilesDocument,
    api: profiles,
    faults: profilesFaults,
    unseen: [],
  },
  {
    name: 'POST of a form, with lists, an object and a secret',
    document: campaignsDocument,
    api: campaigns,
    faults: campaignsFaults,
    unseen: secrets,
  },
  {
    name: 'a view that leaves out what is unset, and has its own spelling of moments',
    document: remindersDocument,
    api: reminders,
    faults: remindersFaults,
    unseen: [],
  },
  {
    name: 'a view that leaves out what does not count at the time',
    document: remindersDocument,
    api: remindersByChannel,
    faults: [],
    unseen: [],
  },
];
