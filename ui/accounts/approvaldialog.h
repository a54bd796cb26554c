// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/accounts/admindialog.h"

namespace onescreen {

class RegionTree;

/// Lets a wall or a seat in by the eight signs that it shows, read-only and for the regions chosen.
class ApprovalDialog final : public AdminDialog
{
    Q_OBJECT
public:
    ApprovalDialog(AccountAdmin& admin, const NameBook& names, const ThemeContext& context, QWidget* parent);

protected:
    [[nodiscard]] std::vector<AdminFault> faults() const override;
    [[nodiscard]] QFuture<Result<void>> ask() override;
    [[nodiscard]] QString doneText() const override;

private:
    QLineEdit* m_code;
    QLineEdit* m_name;
    RegionTree* m_regions;
};

} // namespace onescreen
