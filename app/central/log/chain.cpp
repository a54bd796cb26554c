// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/central/log/chain.h"

#include <QCryptographicHash>
#include <QtEndian>

namespace onescreen::central {

QByteArray nextChain(const QByteArray& previous, qint64 seq, Entity entity, const QByteArray& id,
                     qint64 version, LogOp op)
{
    QByteArray link = previous;
    link += '|';
    link += QByteArray::number(seq);
    link += '|';
    link += entityName(entity).toLatin1();
    link += '|';
    link += id;
    link += '|';
    link += QByteArray::number(version);
    link += op == LogOp::Put ? "|put" : "|del";
    return QCryptographicHash::hash(link, QCryptographicHash::Sha256);
}

quint64 chainHead(const QByteArray& chain)
{
    return chain.size() >= 8 ? qFromBigEndian<quint64>(chain.constData()) : 0;
}

} // namespace onescreen::central
