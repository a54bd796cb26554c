// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/common/panelframe.h"

namespace onescreen {

/// Exports what a model of this folder says of itself. The model must outlive it.
template <typename Model> class ModelSource final : public ExportSource
{
public:
    explicit ModelSource(const Model& model) : m_model(model) {}
    [[nodiscard]] ExportTable exportTable() const override { return m_model.exportTable(); }

private:
    const Model& m_model;
};

} // namespace onescreen
