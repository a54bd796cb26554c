// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/models/assessment/alertdecisions.h"

#include <QString>
#include <QThreadPool>

namespace onescreen {

/// The log of alerts in a folder, asked on a thread of its own. The destructor lets what was asked end.
class StoredDecisions final : public AlertDecisions
{
public:
    explicit StoredDecisions(QString folder);

    QFuture<Result<std::vector<AlertDecision>>> list() override;
    QFuture<Result<AlertDecision>> add(AlertDecision decision) override;

private:
    QString m_folder;
    QThreadPool m_thread;
};

} // namespace onescreen
