window.YTD.direct_messages.part0 = [
  {
    "dmConversation": {
      "conversationId": "41000001-41000002",
      "messages": [
        {
          "messageCreate": {
            "recipientId": "41000002",
            "reactions": [],
            "urls": [],
            "text": "Yes.",
            "mediaUrls": [],
            "senderId": "41000001",
            "id": "2705820362255368192",
            "createdAt": "2031-04-14T17:07:00.800Z"
          }
        },
        {
          "messageCreate": {
            "recipientId": "41000002",
            "reactions": [],
            "urls": [],
            "text": "Yes.",
            "mediaUrls": [],
            "senderId": "41000001",
            "id": "2705820360577646592",
            "createdAt": "2031-04-14T17:07:00.400Z",
            "editHistory": [
              {
                "createdAtSec": "1934209700",
                "editedText": "No."
              }
            ]
          }
        },
        {
          "messageCreate": {
            "recipientId": "41000002",
            "reactions": [],
            "urls": [
              {
                "url": "https://t.co/LampPic001",
                "expanded": "https://twitter.com/messages/media/1",
                "display": "pic.twitter.com/LampPic001"
              }
            ],
            "text": " https://t.co/LampPic001",
            "mediaUrls": [
              "https://ton.twitter.com/dm/1/2/lamp-7.jpg"
            ],
            "senderId": "41000001",
            "id": "2705820358904119296",
            "createdAt": "2031-04-14T17:07:00.001Z"
          }
        }
      ]
    }
  },
  {
    "dmConversation": {
      "conversationId": "41000001-41000002",
      "messages": [
        {
          "messageCreate": {
            "recipientId": "41000002",
            "reactions": [],
            "urls": [
              {
                "url": "https://t.co/LampPic001",
                "expanded": "https://twitter.com/messages/media/1",
                "display": "pic.twitter.com/LampPic001"
              }
            ],
            "text": " https://t.co/LampPic001",
            "mediaUrls": [
              "https://ton.twitter.com/dm/1/2/lamp-7.jpg"
            ],
            "senderId": "41000001",
            "id": "2705820358904119296",
            "createdAt": "2031-04-14T17:07:00.001Z"
          }
        },
        {
          "messageCreate": {
            "recipientId": "41000001",
            "reactions": [
              {
                "senderId": "41000001",
                "reactionKey": "like",
                "eventId": "2705820115630292992",
                "createdAt": "2031-04-14T17:06:02.000Z"
              }
            ],
            "urls": [],
            "text": "Ask the ferry. It &lt;has&gt; a spare – “the old one”.\nCafé, 6 o'clock?",
            "mediaUrls": [],
            "senderId": "41000002",
            "id": "2705819981915881472",
            "createdAt": "2031-04-14T17:05:30.120Z"
          }
        },
        {
          "messageCreate": {
            "recipientId": "41000002",
            "reactions": [],
            "urls": [
              {
                "url": "https://t.co/LampKey001",
                "expanded": "https://harbour.example/notices/lamp?id=7",
                "display": "harbour.example/notices/lamp…"
              }
            ],
            "text": "The lamp is out &amp; nobody has the key. See https://t.co/LampKey001",
            "mediaUrls": [],
            "senderId": "41000001",
            "id": "2705819855939960832",
            "createdAt": "2031-04-14T17:05:00.085Z"
          }
        }
      ]
    }
  },
  {
    "dmConversation": {
      "conversationId": "41000001-41000003",
      "messages": [
        {
          "messageCreate": {
            "recipientId": "41000002",
            "reactions": [],
            "urls": [],
            "text": "Undated",
            "mediaUrls": [],
            "senderId": "41000001",
            "id": "12",
            "createdAt": "2031-02-30T10:00:00.000Z"
          }
        },
        {
          "messageCreate": {
            "urls": []
          }
        },
        {
          "somethingNew": {
            "createdAt": "2031-04-14T17:07:00.400Z"
          }
        }
      ]
    }
  }
]