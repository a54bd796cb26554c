// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/main/desktop/languages.h"

#include <QCoreApplication>
#include <QLibraryInfo>
#include <QLocale>
#include <QTranslator>

#include <memory>

using namespace Qt::StringLiterals;

namespace onescreen {

void installLanguage(QCoreApplication& application, const QString& language)
{
    const QLocale locale(language);
    QLocale::setDefault(locale);
    const QString qtTexts = QLibraryInfo::path(QLibraryInfo::TranslationsPath);
    const std::pair<QString, QString> files[] = {{u"qtbase_"_s + language, qtTexts},
                                                 {u"onescreen_"_s + language, u":/i18n"_s}};
    for (const auto& [file, folder] : files) {
        auto translator = std::make_unique<QTranslator>(&application);
        if (translator->load(file, folder))
            QCoreApplication::installTranslator(translator.release()); // owned by the application
    }
}

} // namespace onescreen
