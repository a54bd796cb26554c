// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/main/cli/clicontext.h"
#include "app/main/common/clientsession.h"

#include <QEventLoop>
#include <QUrl>

namespace onescreen {

/// `onescreen-cli sync`: one ClientSession with its progress on standard error and one last line on standard
/// output.
class SyncRun
{
public:
    struct Settings
    {
        QUrl central;
        AccessOptions access{};
        QString cacheFolder;
        bool once = false; ///< End when caught up, and at the first failure.
    };
    SyncRun(Settings settings, CliContext& context);

    /// Returns when it is done, has failed or was asked to stop (Ctrl+C, SIGTERM). Sets the exit code: 0 in
    /// step or stopped, 1 failed, 3 in step but with rows in quarantine.
    void run();

private:
    void onCommitted(const CommitSummary& summary);
    void onLink(const LinkState& link);
    void onFault(const Error& error);
    void fail(const Error& error);
    void showProgress();
    void breakLine();
    [[nodiscard]] double seconds() const;
    void finish();

    Settings m_settings;
    CliContext& m_context;
    QEventLoop m_loop;
    ClientSession m_session;
    bool m_terminal;
    bool m_lineOpen = false;
    bool m_ending = false;
    qint64 m_rows = 0;
    qint64 m_quarantined = 0;
    std::optional<qint64> m_firstSeq;
    qint64 m_seq = 0;
    qint64 m_head = 0;
    LinkPhase m_phase = LinkPhase::Connecting;
    std::chrono::steady_clock::time_point m_begin;
    std::optional<std::chrono::steady_clock::time_point> m_shown;
};

} // namespace onescreen
