import { Module } from '@nestjs/common';
import { Database } from '@heatline/database';
import { personalData } from '@heatline/service';
import { readEnvironment } from '@heatline/service';
import { Announcer } from './announcer';
import { AuditController } from './audit/audit.controller';
import { ListAudit } from './audit/list-audit';
import { WriteDownActions } from './audit/write-down-actions';
import { ApiKeysController } from './keys/api-keys.controller';
import { CreateApiKey } from './keys/create-api-key';
import { ListApiKeys } from './keys/list-api-keys';
import { ResolveApiKey } from './keys/resolve-api-key';
import { RevokeApiKey } from './keys/revoke-api-key';
import { ChangeMember } from './people/members/change-member';
import { InviteMember } from './people/members/invite-member';
import { ListMembers } from './people/members/list-members';
import { MakePasswordLink } from './people/members/make-password-link';
import { MembersController } from './people/members/members.controller';
import { ReadMember } from './people/members/read-member';
import { ChangePassword } from './people/passwords/change-password';
import { ChoosePassword } from './people/passwords/choose-password';
import { PasswordsController } from './people/passwords/passwords.controller';
import { ForgetExpired } from './people/sessions/forget-expired';
import { ReadMe } from './people/sessions/read-me';
import { ResolveSession } from './people/sessions/resolve-session';
import { SessionsController } from './people/sessions/sessions.controller';
import { SignIn } from './people/sessions/sign-in';
import { SignInLimits } from './people/sessions/sign-in-limits';
import { SignOut } from './people/sessions/sign-out';
import { SetUp } from './people/set-up/set-up';
import { SetUpController } from './people/set-up/set-up.controller';
import { MemberPreferences } from './preferences/preferences';
import { PreferencesController } from './preferences/preferences.controller';
import { DeliverMail } from './mail/deliver-mail';
import { ListMails } from './mail/list-mails';
import { mailEnvironment, MailSettings } from './mail/mail-settings';
import { MailWork } from './mail/mail-work';
import { Mailer } from './mail/mailer';
import { QueueMail } from './mail/queue-mail';
import { ForgetOldNotifications } from './notifications/forget-old-notifications';
import { ListNotifications } from './notifications/list-notifications';
import { NoticeEngagement } from './notifications/notice-engagement';
import { NoticeOwners } from './notifications/notice-owners';
import { NoticeRuns } from './notifications/notice-runs';
import { NoticeScores } from './notifications/notice-scores';
import { NotificationsController } from './notifications/notifications.controller';
import { Notify } from './notifications/notify';
import { ReadNotifications } from './notifications/read-notifications';
import { TakeBackNotices } from './notifications/take-back-notices';
import { ListRuns } from './runs/list-runs';
import { RunsController } from './runs/runs.controller';
import { eraseWhatHangsOnLeads } from './erase-what-hangs-on-leads';
import { CreateShareLink } from './sharing/create-share-link';
import { ListShareLinks } from './sharing/list-share-links';
import { OpenShareLink } from './sharing/open-share-link';
import { RevokeShareLink } from './sharing/revoke-share-link';
import { ShareLimits } from './sharing/share-limits';
import { SharingController } from './sharing/sharing.controller';
import { ChangeView } from './views/change-view';
import { CreateView } from './views/create-view';
import { ListViews } from './views/list-views';
import { ViewsController } from './views/views.controller';
import { ChangeWorkspace } from './workspace/change-workspace';
import { ReadWorkspace } from './workspace/read-workspace';
import { WorkspaceController } from './workspace/workspace.controller';

@Module({
  imports: [personalData('identity', { alsoErase: eraseWhatHangsOnLeads })],
  controllers: [
    ApiKeysController,
    AuditController,
    MembersController,
    NotificationsController,
    PasswordsController,
    PreferencesController,
    RunsController,
    SessionsController,
    SetUpController,
    SharingController,
    ViewsController,
    WorkspaceController,
  ],
  providers: [
    Announcer,
    ChangeMember,
    ChangePassword,
    ChangeView,
    ChangeWorkspace,
    ChoosePassword,
    CreateApiKey,
    CreateShareLink,
    CreateView,
    DeliverMail,
    ForgetExpired,
    ForgetOldNotifications,
    InviteMember,
    ListApiKeys,
    ListAudit,
    ListMails,
    ListMembers,
    ListNotifications,
    ListRuns,
    ListShareLinks,
    ListViews,
    MailWork,
    MakePasswordLink,
    MemberPreferences,
    NoticeEngagement,
    NoticeOwners,
    TakeBackNotices,
    NoticeRuns,
    NoticeScores,
    Notify,
    OpenShareLink,
    QueueMail,
    ReadMe,
    ReadMember,
    ReadNotifications,
    ReadWorkspace,
    ResolveApiKey,
    ResolveSession,
    RevokeApiKey,
    RevokeShareLink,
    SetUp,
    ShareLimits,
    SignIn,
    SignOut,
    WriteDownActions,
    { provide: Mailer, useFactory: (settings: MailSettings) => new Mailer(settings), inject: [MailSettings] },
    { provide: MailSettings, useFactory: () => MailSettings.of(readEnvironment(mailEnvironment)) },
    { provide: SignInLimits, useFactory: (database: Database) => new SignInLimits(database), inject: [Database] },
  ],
})
export class IdentityModule {}
