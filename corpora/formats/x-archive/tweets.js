window.YTD.tweets.part0 = [
  {
    "tweet": {
      "retweeted": false,
      "source": "<a href=\"https://mobile.example\" rel=\"nofollow\">Harbour App</a>",
      "entities": {
        "hashtags": [],
        "symbols": [],
        "user_mentions": [
          {
            "name": "The Ferry",
            "screen_name": "ferryboat",
            "indices": [
              "0",
              "10"
            ],
            "id_str": "41000009",
            "id": "41000009"
          }
        ],
        "urls": []
      },
      "display_text_range": [
        "0",
        "28"
      ],
      "favorite_count": "2",
      "id_str": "2705856387971284993",
      "truncated": false,
      "retweet_count": "0",
      "id": "2705856387971284993",
      "created_at": "Mon Apr 14 19:30:10 +0000 2031",
      "favorited": false,
      "full_text": "@ferryboat We have no spare.",
      "lang": "en",
      "in_reply_to_status_id_str": "2705848796281044992",
      "in_reply_to_user_id_str": "41000009",
      "in_reply_to_screen_name": "ferryboat"
    }
  },
  {
    "tweet": {
      "retweeted": false,
      "source": "<a href=\"https://mobile.example\" rel=\"nofollow\">Harbour App</a>",
      "entities": {
        "hashtags": [],
        "symbols": [],
        "user_mentions": [],
        "urls": [
          {
            "url": "https://t.co/LampKey001",
            "expanded_url": "https://harbour.example/notices/lamp?id=7",
            "display_url": "harbour.example/notices/lamp…",
            "indices": [
              "49",
              "72"
            ]
          }
        ],
        "media": [
          {
            "expanded_url": "https://twitter.com/quaylamp/status/2705833696786644993/photo/1",
            "indices": [
              "73",
              "96"
            ],
            "url": "https://t.co/QuayPic001",
            "media_url": "http://pbs.twimg.com/media/quay7.jpg",
            "id_str": "1",
            "media_url_https": "https://pbs.twimg.com/media/quay7.jpg",
            "type": "photo",
            "display_url": "pic.twitter.com/QuayPic001"
          }
        ]
      },
      "display_text_range": [
        "0",
        "96"
      ],
      "favorite_count": "2",
      "id_str": "2705833696786644993",
      "truncated": false,
      "retweet_count": "0",
      "id": "2705833696786644993",
      "created_at": "Mon Apr 14 18:00:00 +0000 2031",
      "favorited": false,
      "full_text": "The lamp at the quay is out &amp; will stay out. https://t.co/LampKey001 https://t.co/QuayPic001",
      "lang": "en",
      "extended_entities": {
        "media": [
          {
            "expanded_url": "https://twitter.com/quaylamp/status/2705833696786644993/photo/1",
            "indices": [
              "73",
              "96"
            ],
            "url": "https://t.co/QuayPic001",
            "media_url": "http://pbs.twimg.com/media/quay7.jpg",
            "id_str": "1",
            "media_url_https": "https://pbs.twimg.com/media/quay7.jpg",
            "type": "photo",
            "display_url": "pic.twitter.com/QuayPic001"
          }
        ]
      }
    }
  },
  {
    "tweet": {
      "retweeted": false,
      "source": "<a href=\"https://mobile.example\" rel=\"nofollow\">Harbour App</a>",
      "entities": {
        "hashtags": [],
        "symbols": [],
        "user_mentions": [],
        "urls": []
      },
      "display_text_range": [
        "0",
        "137"
      ],
      "favorite_count": "2",
      "id_str": "2706029990213844994",
      "truncated": false,
      "retweet_count": "0",
      "id": "2706029990213844993",
      "created_at": "Tue Apr 15 07:00:00 +0000 2031",
      "favorited": false,
      "full_text": "RT @ferryboat: The ferry leaves at seven, with the lamp on board, and whoever wants to see it is to come to the north quay and to bring …",
      "lang": "en"
    }
  },
  {
    "tweet": {
      "id_str": "5",
      "full_text": "An old post. — 1 &lt; 2",
      "created_at": "Sat Feb 31 10:00:00 +0000 2031"
    }
  },
  {
    "tweet": {
      "id_str": "6",
      "created_at": "Mon Apr 14 10:00:00 +0000 2031"
    }
  }
]