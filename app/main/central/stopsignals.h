// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>

namespace onescreen {

/// Turns SIGINT and SIGTERM into a signal of the event loop. One per program.
class StopSignals : public QObject
{
    Q_OBJECT

public:
    explicit StopSignals(QObject* parent = nullptr);
    ~StopSignals() override;

Q_SIGNALS:
    void stopRequested();
};

} // namespace onescreen
