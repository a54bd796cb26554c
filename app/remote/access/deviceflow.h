// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/clock.h"
#include "app/remote/access/accessjobs.h"

#include <QObject>
#include <QPointer>
#include <QTimer>

#include <functional>
#include <optional>

namespace onescreen {

/// A machine asks to be let in: gets a code for the screen, asks at the server's pace whether somebody has
/// approved it, and gets a new one when it has run out. Ends with the grant.
class DeviceFlow : public QObject
{
    Q_OBJECT

public:
    /// `clock` and what `access` refers to must outlive the flow.
    DeviceFlow(const CentralAccess& access, const Clock& clock, QObject* parent = nullptr);

    void start(const QString& name); ///< Does nothing while it runs.
    void stop();
    [[nodiscard]] bool isRunning() const { return m_running; }
    [[nodiscard]] const std::optional<DeviceCode>& code() const { return m_code; }

Q_SIGNALS:
    void codeChanged();
    void granted(const onescreen::TokenGrant& grant);
    void failed(const onescreen::Error& error); ///< It is tried again.

private:
    void ask();
    void poll();
    void take(const Result<QJsonObject>& answer);
    [[nodiscard]] Milliseconds afterFailure(Milliseconds own) const;
    void setCode(std::optional<DeviceCode> code);

    CentralAccess m_access;
    const Clock& m_clock;
    QString m_name;
    bool m_running = false;
    QByteArray m_deviceCode;
    std::optional<DeviceCode> m_code;
    std::chrono::seconds m_interval{5};
    QTimer m_timer;
    QPointer<JsonJob> m_job;
};

} // namespace onescreen
