// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/geo/tiles/basemapcatalog.h"
#include "app/main/common/clientsession.h"
#include "app/main/common/serverclock.h"
#include "app/main/desktop/options.h"
#include "app/main/desktop/sessionaccount.h"
#include "app/main/desktop/sessionaccounts.h"
#include "app/main/desktop/sessionactions.h"
#include "app/main/desktop/sessionfeeds.h"
#include "app/models/assessment/assessmentmodel.h"
#include "app/models/assessment/ledgerpublications.h"
#include "app/models/assessment/storeddecisions.h"
#include "app/models/datahub.h"
#include "app/models/readerquestions.h"
#include "app/store/readerpool.h"
#include "ui/common/dialogs.h"
#include "ui/common/settingsstore.h"
#include "ui/map/base/basemapmemory.h"

#include <QObject>
#include <QTemporaryDir>

#include <memory>

namespace onescreen {

/// Puts the desktop client together and runs it in the way the options ask for. Nothing else knows every
/// layer. Make it after the application object; it ends the event loop with an ExitCode.
class DesktopClient : public QObject
{
    Q_OBJECT
public:
    explicit DesktopClient(DesktopOptions options, QObject* parent = nullptr);
    ~DesktopClient() override;

    void start();

private:
    /// Something without which there is nothing to run. English on standard error, Chinese in a dialog.
    void endWith(ExitCode code, const Error& error, const QString& what);
    bool prepareCache();
    void loadPack();
    void openReaders();
    void openBaseMaps();
    void openSession();
    void openAccount();
    void onSessionFailed(const Error& error);
    void lookOnly(const Error& error);
    void onPackLoaded(std::shared_ptr<const geo::Pack> pack);
    void run();
    void openWindows();
    void capture();
    void exportMap();
    void drawMap();
    [[nodiscard]] bool waitsForAccess() const;
    void selfTest();
    void reportStartup(ShellWindow* window);
    void finish(int exitCode);
    [[nodiscard]] ShellServices services(std::shared_ptr<const geo::Pack> pack);
    [[nodiscard]] ThemeContext deskLook(const Theme& theme) const;

    DesktopOptions m_options;
    bool m_interactive; ///< There is somebody to answer a dialog.
    bool m_readOnly;
    bool m_cacheExisted = false;
    std::unique_ptr<QTemporaryDir> m_emptyCache; ///< Of the self-test.
    SystemClock m_clock;
    ServerClock m_serverClock{m_clock};
    std::unique_ptr<SettingsStore> m_settings;
    WidgetDialogs m_dialogs;
    SessionActions m_actions{m_serverClock};
    std::unique_ptr<SessionAccount> m_account;
    SessionFeeds m_feeds;
    SessionAccounts m_accounts;
    // Windows listen to the hub, the hub asks the readers: destroyed in the opposite order.
    std::unique_ptr<ReaderPool> m_readers;
    std::unique_ptr<ReaderQuestions> m_questions;
    std::unique_ptr<DataHub> m_hub;
    std::unique_ptr<LedgerPublications> m_publications;
    std::unique_ptr<StoredDecisions> m_decisions;
    std::unique_ptr<AssessmentModel> m_assessment;
    std::unique_ptr<geo::BaseMapCatalog> m_baseMaps;
    std::unique_ptr<BaseMapMemory> m_baseMapMemory;
    std::unique_ptr<ClientSession> m_session;
    std::shared_ptr<const std::vector<geo::PackTheme>> m_themes; ///< Set with the pack.
    std::unique_ptr<WindowSet> m_windows;
};

} // namespace onescreen
