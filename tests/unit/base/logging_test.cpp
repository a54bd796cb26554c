// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/base/logging.h"

#include <QFile>
#include <QLoggingCategory>
#include <QTemporaryDir>

#include <gtest/gtest.h>

using namespace Qt::StringLiterals;

namespace onescreen {

TEST(Logging, BlanksSecretsAndNothingElse)
{
    EXPECT_EQ(redactSecrets(u"GET /v1/meta Authorization: Bearer abc.DEF-123_x="_s),
              u"GET /v1/meta Authorization: Bearer ***"_s);
    EXPECT_EQ(redactSecrets(u"{\"access_token\":\"s3cret\",\"n\":1}"_s),
              u"{\"access_token\":\"***\",\"n\":1}"_s);
    EXPECT_EQ(redactSecrets(u"{\"password\" : \"a b\"}"_s), u"{\"password\" : \"***\"}"_s);
    EXPECT_EQ(redactSecrets(u"applied 1000 rows at seq 42"_s), u"applied 1000 rows at seq 42"_s);
}

TEST(Logging, WritesQtMessagesToTheFileWithoutSecrets)
{
    const QTemporaryDir folder;
    ASSERT_TRUE(startLogging({.folder = folder.path(), .name = u"probe"_s, .toStderr = false}));
    qWarning("the feed is late, Bearer abcdef");
    qInstallMessageHandler(nullptr);
    QFile file(folder.filePath(u"probe.log"_s));
    ASSERT_TRUE(file.open(QIODevice::ReadOnly));
    const QString text = QString::fromUtf8(file.readAll());
    EXPECT_TRUE(text.contains(u"the feed is late, Bearer ***"_s)) << text.toStdString();
    EXPECT_FALSE(text.contains(u"abcdef"_s));
}

TEST(Logging, SaysWhichFolderCannotBeMade)
{
    const QTemporaryDir folder;
    QFile blocker(folder.filePath(u"file"_s));
    ASSERT_TRUE(blocker.open(QIODevice::WriteOnly));
    const auto started = startLogging({.folder = folder.filePath(u"file/logs"_s), .name = u"probe"_s});
    ASSERT_FALSE(started);
    EXPECT_EQ(started.error().kind, ErrorKind::ReadOnly);
    EXPECT_TRUE(started.error().place.file.endsWith(u"file/logs"_s));
}

} // namespace onescreen
